import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ActivityLines_ActivityFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { usePreventionTexts } from './prevention-texts';

const ActivityLines_activity = graphql(`
  fragment ActivityLines_activity on PreventionActivity {
    id
    kind
    topic
    title
    place
    startsAt
    minutes
    partner
    state
    audience
    handedOut
    words
    moves
    speakers {
      id
      name
    }
  }
`);

const CancelPreventionDocument = graphql(`
  mutation CancelPrevention($input: PreventionMoveInput!) {
    cancelPrevention(input: $input) {
      id
      ...ActivityLines_activity
    }
  }
`);

type Activity = ActivityLines_ActivityFragment;
type Props = {
  activities: readonly FragmentType<typeof ActivityLines_activity>[];
  onAmend?: (activity: Activity) => void;
  onHold?: (activity: Activity) => void;
  onChanged?: () => void;
};

/** Talks and evenings: when, where, how many came; with the steps of those who hold them. */
export function ActivityLines({ activities, onAmend, onHold, onChanged }: Props) {
  const t = usePreventionTexts();
  const f = useFormat();
  const intent = useIntent();
  const [ending, setEnding] = useState<Activity | null>(null);
  const [cancel] = useMutation(CancelPreventionDocument);
  const named = (word: 'hold' | 'amend' | 'cancel', { title, startsAt }: Activity): string =>
    `${t(word)}${t.pick('：', ': ')}${title} ${f.dateTime(startsAt)}`;
  return (
    <Stack gap="small">
      {unmask(ActivityLines_activity, activities).map((one) => (
        <Card key={one.id} title={one.title}>
          <p>
            {t(one.kind)} · {t(one.topic)} · {f.dateTime(one.startsAt)} · {one.place}
            {one.partner ? ` · ${one.partner}` : null}
          </p>
          {one.audience === null ? null : (
            <p className="muted">
              {t('people', { count: one.audience })}
              {one.handedOut > 0 ? ` · ${t('leaflets', { count: one.handedOut })}` : null}
              {one.speakers.length > 0 ? ` · ${t.list(one.speakers.map(({ name }) => name))}` : null}
            </p>
          )}
          {one.words ? <p>{one.words}</p> : null}
          {one.moves.length > 0 ? (
            <Row wrap>
              {onHold && one.moves.includes('HOLD') ? (
                <Button
                  size="small"
                  kind="primary"
                  aria-label={named('hold', one)}
                  onClick={() => onHold(one)}
                >
                  {t('hold')}
                </Button>
              ) : null}
              {onAmend && one.moves.includes('AMEND') ? (
                <Button size="small" aria-label={named('amend', one)} onClick={() => onAmend(one)}>
                  {t('amend')}
                </Button>
              ) : null}
              {onChanged && one.moves.includes('CANCEL') ? (
                <Button size="small" aria-label={named('cancel', one)} onClick={() => setEnding(one)}>
                  {t('cancel')}
                </Button>
              ) : null}
            </Row>
          ) : null}
        </Card>
      ))}
      <ConfirmDialog
        open={ending !== null}
        onCancel={() => setEnding(null)}
        title={t('cancel')}
        confirm={t('cancel')}
        kind="danger"
        onConfirm={async () => {
          await cancel({ variables: { input: intent.sign({ activityId: ending?.id ?? '' }) } });
          intent.done();
          setEnding(null);
          toast.good(t('cancelled'));
          onChanged?.();
        }}
      >
        {t('cancelText', { title: ending?.title ?? '' })}
      </ConfirmDialog>
    </Stack>
  );
}
