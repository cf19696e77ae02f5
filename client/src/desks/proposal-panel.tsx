import { Text, View } from '@tarojs/components';
import { inLanguage, text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { LoadedView } from '../ui/loaded-view';
import { EmptyCard } from '../ui/state-cards';
import { Lead } from '../ui/words';
import { ShowMore } from './show-more';
import { type ProposalKind, type ProposedItem, useProposal } from './use-proposal';

const words = text.desk.batches;
const kinds = ['allowance', 'allowanceReturn', 'surplus'] as const;

function Person({ item }: { item: ProposedItem }) {
  return (
    <View className="batch-person">
      <Text className="strong any-break">{item.person.calledZh}</Text>
      {'minutes' in item ? (
        <Text className="desk-number desk-right">{minutesWords(item.minutes)}</Text>
      ) : (
        <Text className="soft desk-right">{inLanguage(item)}</Text>
      )}
    </View>
  );
}

/** Whom a batch would be about, who is left out and why; one press drafts it for all of them. */
export function ProposalPanel({
  kind,
  busy,
  onKind,
  onDraft,
}: {
  kind: ProposalKind;
  busy: boolean;
  onKind: (kind: ProposalKind) => void;
  onDraft: (wish: string, draft: ReturnType<typeof useProposal>['draft']) => Promise<void>;
}) {
  const { first, pages, draft } = useProposal(kind);
  return (
    <View className="desk-panel">
      <Choice
        label={words.proposal}
        columns={3}
        options={kinds.map((key) => ({ key, words: words.kinds[key], more: words.kindsMore[key] }))}
        chosen={kind}
        onChoose={onKind}
      />
      <LoadedView loaded={first} blocks={[56, 56, 56]}>
        {(data) => {
          const { items, next } = pages.of(data);
          const { lineCount, totalMinutes, leftOutCount, fundMinutes, month } = data;
          const missing = kind === 'allowance' ? totalMinutes - fundMinutes : 0;
          if (items.length === 0) return <EmptyCard title={words.nobody} more={words.nobodyMore} />;
          return (
            <>
              <View className="row">
                <View className="grow">
                  <Lead>{`${month === undefined ? '' : `${words.month(month)} · `}${words.summary(lineCount, minutesWords(totalMinutes))}`}</Lead>
                  <View className="soft">
                    {[
                      words.fund(minutesWords(fundMinutes)),
                      ...(leftOutCount > 0 ? [words.leftOut(leftOutCount)] : []),
                    ].join(' · ')}
                  </View>
                </View>
                <Button
                  id="draft-batch"
                  disabled={busy || lineCount === 0}
                  onTap={() => onDraft(`${kind} ${month ?? ''} ${lineCount} ${totalMinutes}`, draft)}
                >
                  {words.draft(lineCount)}
                </Button>
              </View>
              {missing > 0 && (
                <View className="desk-hint attention">
                  <Icon name="alert" tone="attention" />
                  <Text>{words.short(minutesWords(missing))}</Text>
                </View>
              )}
              <View className="batch-people">
                {items.map((item) => (
                  <Person key={item.person.personId} item={item} />
                ))}
              </View>
              {next !== undefined && <ShowMore id="more-people" failure={pages.failure} onTap={pages.more} />}
            </>
          );
        }}
      </LoadedView>
    </View>
  );
}
