import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { TextField } from '#client/ui/fields';
import { defineTexts } from '#client/ui/i18n';
import { RefreshIcon } from '#client/ui/icons';
import { CalendarIcon } from '#client/ui/more-icons';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';

const CalendarAddress_feed = graphql(`
  fragment CalendarAddress_feed on CalendarFeed {
    id
    address
    renewedAt
  }
`);
const RenewFeedDocument = graphql(`
  mutation RenewFeed($input: RenewFeedInput!) {
    renewFeed(input: $input) {
      id
      ...CalendarAddress_feed
    }
  }
`);

const useAddressTexts = defineTexts('calendar-address', {
  zh: {
    title: '放进手机日历',
    lead: '在手机日历里“订阅日历”，填这个地址，报名的任务会自己出现，改了、取消了也会跟着变。',
    none: '还没有地址。生成一个，只有您自己知道。',
    make: '生成地址',
    address: '我的日历地址',
    hint: '谁拿到这个地址，谁就能看到您的任务安排，不要发给别人。{{day}}生成。',
    copy: '复制',
    copied: '已复制',
    cannotCopy: '复制不了，请长按地址选择复制',
    renew: '换一个新地址',
    renewTitle: '换一个新地址？',
    renewText: '旧地址马上失效，手机日历要重新订阅。',
    renewed: '已换新地址',
  },
  en: {
    title: 'In your phone’s calendar',
    lead: 'Subscribe to this address in your calendar: your tasks appear there and follow every change.',
    none: 'There is no address yet. Make one; nobody else knows it.',
    make: 'Make an address',
    address: 'My calendar’s address',
    hint: 'Whoever has this address sees where you will be; keep it to yourself. Made on {{day}}.',
    copy: 'Copy',
    copied: 'Copied',
    cannotCopy: 'Copying failed: select the address and copy it',
    renew: 'New address',
    renewTitle: 'Make a new address?',
    renewText: 'The old one ends at once; calendars have to subscribe anew.',
    renewed: 'The address is new',
  },
});

/** The private address of the own calendar: to copy, and to be had anew. */
export function CalendarAddress({
  feed: masked,
  onMade,
}: {
  feed: FragmentType<typeof CalendarAddress_feed> | null;
  onMade: () => void | Promise<unknown>;
}) {
  const t = useAddressTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState(false);
  const [renew, { loading }] = useMutation(RenewFeedDocument);
  const feed = unmask(CalendarAddress_feed, masked);

  async function make(): Promise<void> {
    await renew({ variables: { input: intent.sign({}) } });
    intent.done();
    await onMade();
  }

  return (
    <Card title={t('title')}>
      <Stack>
        <p>{t('lead')}</p>
        {feed ? (
          <>
            <TextField
              name="address"
              label={t('address')}
              hint={t('hint', { day: f.date(feed.renewedAt) })}
              value={feed.address}
              onChange={() => undefined}
            />
            <Row wrap>
              <Button
                onClick={() =>
                  void navigator.clipboard.writeText(feed.address).then(
                    () => toast.good(t('copied')),
                    () => toast.bad(t('cannotCopy')),
                  )
                }
              >
                {t('copy')}
              </Button>
              <Button kind="quiet" icon={RefreshIcon} onClick={() => setAsking(true)}>
                {t('renew')}
              </Button>
            </Row>
            <ConfirmDialog
              open={asking}
              onCancel={() => setAsking(false)}
              title={t('renewTitle')}
              confirm={t('renew')}
              onConfirm={async () => {
                await make();
                setAsking(false);
                toast.good(t('renewed'));
              }}
            >
              {t('renewText')}
            </ConfirmDialog>
          </>
        ) : (
          <>
            <p className="muted">{t('none')}</p>
            <Button
              icon={CalendarIcon}
              busy={loading}
              onClick={() => void make().catch((reason: unknown) => console.warn(reason))}
            >
              {t('make')}
            </Button>
          </>
        )}
      </Stack>
    </Card>
  );
}
