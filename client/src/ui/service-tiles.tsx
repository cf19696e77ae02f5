import { Text, View } from '@tarojs/components';
import { type ServiceList, serviceLists } from '../../../shared/domain/catalogue/service';
import { text } from '../text/text';
import { ServiceMark } from './service-mark';
import { Tap } from './tap';
import './service-tiles.css';

/** The six kinds of help, equal among each other: one group, no filled action (E5). */
export function ServiceTiles({ onChoose }: { onChoose: (list: ServiceList) => void | Promise<void> }) {
  return (
    <View className="tiles" data-primary-group="yes">
      {serviceLists.map((list) => {
        const { name, plain } = text.lists[list];
        return (
          <Tap
            key={list}
            id={`tile-${list}`}
            label={text.elderHome.tile(name, plain)}
            className="tile"
            onTap={() => onChoose(list)}
          >
            <ServiceMark list={list} size={54} />
            <View className="tile-words">
              <View className="lead">{name}</View>
              <Text className="soft nb">{plain}</Text>
            </View>
          </Tap>
        );
      })}
    </View>
  );
}
