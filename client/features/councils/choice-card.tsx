import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ChoiceCard_ChoiceFragment, ChoiceState, NomineeAnswer } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { CheckIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './council-card.css';
import './seats.css';
import { CloseChoiceDialog } from './close-choice-dialog';
import { NominateDialog } from './nominate-dialog';
import type { Place } from './place-names';
import { useSeatTexts } from './seat-texts';

const ChoiceCard_choice = graphql(`
  fragment ChoiceCard_choice on CouncilChoice {
    id
    way
    state
    nominateUntil
    heldOn
    entitled
    present
    document
    moves
    term {
      id
      no
    }
    nominees {
      place
      answer
      votes
      seated
      name
      own
      resident {
        id
      }
    }
  }
`);

const AnswerNominationDocument = graphql(`
  mutation AnswerNomination($input: AnswerNominationInput!) {
    answerNomination(input: $input) {
      id
      ...ChoiceCard_choice
    }
  }
`);

const CancelChoiceDocument = graphql(`
  mutation CancelChoice($input: CancelChoiceInput!) {
    cancelChoice(input: $input) {
      id
      ...ChoiceCard_choice
    }
  }
`);

type Choice = ChoiceCard_ChoiceFragment;
type Nominee = Choice['nominees'][number];

const TONE: Record<ChoiceState, 'info' | 'good' | 'plain'> = {
  OPEN: 'info',
  CLOSED: 'good',
  CANCELLED: 'plain',
};

type Props = {
  choice: FragmentType<typeof ChoiceCard_choice>;
  /** The council it fills, where the card stands outside of the council's page. */
  title?: string;
  places: readonly Place[];
  votesPercent: number;
  /** The reader, for the own yes or no. */
  ownId: string | undefined;
  now: () => Date;
  /** The search for a person; people belong to another room. */
  personField?: (chosen: (person: { id: string; name: string } | null) => void) => ReactNode;
  onChanged: () => Promise<unknown>;
};

/** An election or appointment: names, their yes, and its record. */
export function ChoiceCard(props: Props) {
  const { title, places, votesPercent, ownId, now, personField, onChanged } = props;
  const t = useSeatTexts();
  const f = useFormat();
  const [open, setOpen] = useState<'NOMINATE' | 'STAND' | 'CLOSE' | 'CANCEL' | null>(null);
  const intent = useIntent();
  const [cancel] = useMutation(CancelChoiceDocument);
  const choice = unmask(ChoiceCard_choice, props.choice);
  const shut = (): void => setOpen(null);
  const may = (move: Choice['moves'][number]): boolean => choice.moves.includes(move);
  const heading = `${t(choice.way)} · ${t('termNo', { no: choice.term.no })}`;
  return (
    <Card as="article" level={3} title={title ?? heading}>
      <p className="council-tags">
        <StatusTag tone={TONE[choice.state]}>{t(choice.state)}</StatusTag>
        {title ? <span className="muted small">{heading}</span> : null}
        <span className="muted small">
          {choice.heldOn
            ? t('heldOn', { date: f.date(choice.heldOn) })
            : t('until', { date: f.date(choice.nominateUntil) })}
        </span>
      </p>
      {choice.state === 'CLOSED' ? (
        <p className="muted small">
          {[
            choice.entitled && choice.present !== null && choice.present !== undefined
              ? t('turnout', { entitled: choice.entitled, present: choice.present })
              : '',
            t('document', { document: choice.document }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {choice.nominees.length === 0 ? <p className="muted">{t('noNominees')}</p> : null}
      <ul className="seat-lines" role="list" aria-label={t('nominees')}>
        {choice.nominees.map((nominee, order) => (
          <NomineeLine
            key={nominee.resident?.id ?? `${nominee.place} ${order}`}
            choice={choice}
            nominee={nominee}
            place={places.find(({ code }) => code === nominee.place)?.name ?? nominee.place}
            mayAnswer={may('CANCEL') || (may('ANSWER') && nominee.own)}
            onChanged={onChanged}
          />
        ))}
      </ul>
      <p className="seat-moves no-print">
        {may('NOMINATE') && personField ? (
          <Button size="small" onClick={() => setOpen('NOMINATE')}>
            {t('nominate')}
          </Button>
        ) : null}
        {may('STAND') ? (
          <Button size="small" onClick={() => setOpen('STAND')}>
            {t('stand')}
          </Button>
        ) : null}
        {may('CLOSE') ? (
          <Button
            size="small"
            kind="primary"
            disabled={choice.nominees.length === 0}
            onClick={() => setOpen('CLOSE')}
          >
            {t('close')}
          </Button>
        ) : null}
        {may('CANCEL') ? (
          <Button size="small" kind="quiet" onClick={() => setOpen('CANCEL')}>
            {t('cancel')}
          </Button>
        ) : null}
      </p>
      {open === 'NOMINATE' || open === 'STAND' ? (
        <NominateDialog
          choiceId={choice.id}
          places={places}
          ownId={open === 'STAND' ? ownId : undefined}
          personField={personField}
          onClose={shut}
          onDone={onChanged}
        />
      ) : null}
      {open === 'CLOSE' ? (
        <CloseChoiceDialog
          choice={choice}
          places={places}
          votesPercent={votesPercent}
          now={now}
          onClose={shut}
          onDone={onChanged}
        />
      ) : null}
      <ConfirmDialog
        open={open === 'CANCEL'}
        onCancel={shut}
        title={t('cancelTitle', { way: t(choice.way) })}
        confirm={t('cancel')}
        kind="danger"
        reason={{ label: t('reason'), required: true, maxLength: 120 }}
        onConfirm={async (reason) => {
          await cancel({ variables: { input: intent.sign({ choiceId: choice.id, reason }) } });
          intent.done();
          toast.good(t('cancelled'));
          shut();
          await onChanged();
        }}
      />
    </Card>
  );
}

type LineProps = {
  choice: Choice;
  nominee: Nominee;
  place: string;
  mayAnswer: boolean;
  onChanged: () => Promise<unknown>;
};

function NomineeLine({ choice, nominee, place, mayAnswer, onChanged }: LineProps) {
  const t = useSeatTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [answer, { loading }] = useMutation(AnswerNominationDocument);
  const { name } = nominee;
  const id = nominee.resident?.id ?? '';
  const say = async (word: NomineeAnswer): Promise<void> => {
    try {
      await answer({
        variables: { input: intent.sign({ choiceId: choice.id, residentId: id, answer: word }) },
      });
      intent.done();
      toast.good(t('answered'));
      await onChanged();
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  };
  const answered =
    nominee.answer === 'YES' ? t('saidYes') : nominee.answer === 'NO' ? t('saidNo') : t('unanswered');
  return (
    <li className="nominee-line">
      <span className="nominee-who">
        <span className="seat-who">
          {name}
          {nominee.seated ? (
            <StatusTag tone="good">{t('seated')}</StatusTag>
          ) : choice.state === 'OPEN' ? (
            <StatusTag tone={nominee.answer === 'YES' ? 'good' : nominee.answer ? 'plain' : 'info'}>
              {answered}
            </StatusTag>
          ) : null}
        </span>
        <span className="muted small">
          {[
            place,
            nominee.votes === null || nominee.votes === undefined ? '' : t('votes', { count: nominee.votes }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {choice.state === 'OPEN' && mayAnswer ? (
        <span className="seat-moves">
          {nominee.answer === 'YES' ? null : (
            <Button
              size="small"
              icon={CheckIcon}
              busy={loading}
              aria-label={t('yesOf', { name })}
              onClick={() => void say('YES')}
            >
              {t('yes')}
            </Button>
          )}
          {nominee.answer === 'NO' ? null : (
            <Button
              size="small"
              kind="quiet"
              disabled={loading}
              aria-label={t('noOf', { name })}
              onClick={() => void say('NO')}
            >
              {t('no')}
            </Button>
          )}
        </span>
      ) : null}
    </li>
  );
}
