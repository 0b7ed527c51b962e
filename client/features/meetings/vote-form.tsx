import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Checkbox, RadioCards } from '#client/ui/choice';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { LockIcon } from '#client/ui/icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './meetings.css';
import { optionLabel, useMeetingTexts } from './meeting-texts';
import type { MotionShown } from './motion-list';

const CastVoteDocument = graphql(`
  mutation CastVote($input: CastVoteInput!) {
    castVote(input: $input) {
      id
      hasVoted
      moves
    }
  }
`);

type Props = { motion: MotionShown; onChanged: () => Promise<unknown> };

/** The viewer's own ballot. */
export function VoteForm({ motion, onChanged }: Props) {
  const t = useMeetingTexts();
  const intent = useIntent();
  const [cast] = useMutation(CastVoteDocument);
  const [named, setNamed] = useState<readonly string[]>([]);
  const several = motion.most > 1;

  return (
    <div className="vote-big">
      <Form
        label={motion.text}
        submit={t('vote')}
        check={(values) => ({
          option: several || readText(values, 'option') ? undefined : t('voteMost', { count: 1 }),
        })}
        onSubmit={async (values) => {
          const optionIds = several ? named : [readText(values, 'option')];
          await cast({
            variables: { input: intent.sign({ motionId: motion.id, optionIds: [...optionIds] }) },
          });
          intent.done();
          toast.good(t('voteThanks'));
          await onChanged();
        }}
      >
        <p className="muted">
          {motion.secret ? <LockIcon size={1} /> : null} {t(motion.secret ? 'voteSecret' : 'voteOpen')}{' '}
          {t('voteOnce')}
        </p>
        {several ? (
          <fieldset className="choices">
            <legend className="field-label">{t('voteMost', { count: motion.most })}</legend>
            {motion.options.map((option) => (
              <Checkbox
                key={option.id}
                label={optionLabel(t, option)}
                checked={named.includes(option.id)}
                disabled={!named.includes(option.id) && named.length >= motion.most}
                onChange={(on) =>
                  setNamed(on ? [...named, option.id] : named.filter((id) => id !== option.id))
                }
              />
            ))}
          </fieldset>
        ) : (
          <RadioCards
            name="option"
            label={t('vote')}
            columns={motion.options.length === 3 ? 3 : 1}
            options={motion.options.map((option) => ({ value: option.id, label: optionLabel(t, option) }))}
            required
          />
        )}
      </Form>
    </div>
  );
}
