import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serviceRecordsQuery } from '../api/service-records';
import { useQuery } from '../api/use-query';
import { RecordBook } from '../passbook/books';
import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { dateWords, minutesWords } from '../text/time-words';
import { Card } from '../ui/card';
import { LoadedView } from '../ui/loaded-view';
import { MoreButton } from '../ui/more-button';
import { OrderStatus } from '../ui/order-status';
import { RolePage } from '../ui/role-page';
import { EmptyCard } from '../ui/state-cards';
import { ToSignIn } from '../ui/to-sign-in';
import { usePages } from '../ui/use-pages';
import '../passbook/passbook-lines.css';

const words = text.passbook.records;

/** 我的服务记录: every visit that one gave, in true minutes, apart from the hours that may be used (ledger.md, Two books). */
export default function Records() {
  const [role] = useState(() => currentRole(readSession()));
  const first = useQuery(serviceRecordsQuery, {});
  const list = usePages('records', first, (cursor) => serviceRecordsQuery.ask({ cursor }));
  if (role === undefined) return <ToSignIn />;
  const { data } = first;
  return (
    <RolePage
      role={role}
      tab="passbook"
      title={words.title}
      spoken={data === undefined ? '' : words.spoken(minutesWords(data.recordMinutes))}
    >
      <LoadedView loaded={first} blocks={[150, 120, 120]}>
        {(page) => {
          const { items, next } = list.of(page);
          if (items.length === 0) return <EmptyCard title={words.none} more={words.noneMore} />;
          return (
            <>
              <RecordBook minutes={page.recordMinutes} more={words.more} />
              <Card>
                {items.map((item) => (
                  <View key={item.orderId} className="line" data-record={item.orderId}>
                    <View className="line-first">
                      <Text className="strong">{item.serviceZh}</Text>
                      <Text className="nb">{dateWords(item.startMs)}</Text>
                    </View>
                    <View className="line-second">
                      <Text className="soft nb">{words.true(minutesWords(item.recordMinutes))}</Text>
                      <OrderStatus state={item.state} reader="volunteer" />
                    </View>
                  </View>
                ))}
              </Card>
              {next !== undefined && <MoreButton words={words.earlier} list={list} />}
            </>
          );
        }}
      </LoadedView>
    </RolePage>
  );
}
