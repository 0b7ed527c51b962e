import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { ListIcon } from '#client/ui/icons';
import { CheckIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useErrorText } from '#client/ui/error-text';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './duties.css';
import { STATE_TONE, useDutyTexts } from './duty-texts';

const DutyList_duty = graphql(`
  fragment DutyList_duty on CouncilDuty {
    id
    kind
    onDay
    minutes
    what
    state
    sourceKind
    mayDecide
    member {
      id
      name
    }
    council {
      id
      nameZh
      nameEn
    }
  }
`);

const DecideDutyDocument = graphql(`
  mutation DecideDuty($input: DecideDutyInput!) {
    decideDuty(input: $input) {
      id
      state
      mayDecide
    }
  }
`);

type Props = {
  duties: readonly FragmentType<typeof DutyList_duty>[];
  /** Names of members stand before each line; left out in one's own list, where the council stands instead. */
  own?: boolean;
  onChanged?: () => Promise<unknown>;
};

/** Duties, newest first; what waits for a yes has its buttons. */
export function DutyList({ duties: masked, own, onChanged }: Props) {
  const t = useDutyTexts();
  const f = useFormat();
  const duties = unmask(DutyList_duty, masked);
  if (duties.length === 0)
    return (
      <EmptyState icon={ListIcon} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <ul role="list">
      {duties.map((duty) => {
        const source =
          duty.sourceKind === 'RECORD'
            ? t('fromRecord')
            : duty.sourceKind === 'MEETING'
              ? t('fromMeeting')
              : '';
        return (
          <li key={duty.id} className="duty-line">
            <div>
              <strong>{t(duty.kind)}</strong>{' '}
              {own ? t.pick(duty.council.nameZh, duty.council.nameEn) : duty.member.name}
              <p className="muted small">
                {[f.date(duty.onDay), duty.minutes ? f.minutes(duty.minutes) : '', duty.what, source]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {duty.mayDecide ? (
              <Decide id={duty.id} name={duty.member.name} kind={t(duty.kind)} onChanged={onChanged} />
            ) : duty.state === 'DONE' ? null : (
              <StatusTag tone={STATE_TONE[duty.state]}>{t(duty.state)}</StatusTag>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type DecideProps = { id: string; name: string; kind: string; onChanged?: () => Promise<unknown> };

function Decide({ id, name, kind, onChanged }: DecideProps) {
  const t = useDutyTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [decide, { loading }] = useMutation(DecideDutyDocument);
  const say = async (confirm: boolean): Promise<void> => {
    try {
      await decide({ variables: { input: intent.sign({ dutyId: id, confirm }) } });
      intent.done();
      toast.good(t(confirm ? 'confirmed' : 'refused'));
      await onChanged?.();
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  };
  return (
    <span className="duty-moves">
      <Button
        size="small"
        kind="primary"
        icon={CheckIcon}
        busy={loading}
        aria-label={t('confirmOf', { name, kind })}
        onClick={() => void say(true)}
      >
        {t('confirm')}
      </Button>
      <Button
        size="small"
        kind="quiet"
        disabled={loading}
        aria-label={t('refuseOf', { name, kind })}
        onClick={() => void say(false)}
      >
        {t('refuse')}
      </Button>
    </span>
  );
}
