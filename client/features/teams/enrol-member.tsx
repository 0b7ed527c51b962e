import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { useErrorText } from '#client/ui/error-text';
import { SearchField } from '#client/ui/search-field';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';

const EnrolSearchDocument = graphql(`
  query EnrolSearch($areaId: ID!, $text: String!) {
    volunteers(areaId: $areaId, filter: { text: $text, state: ACTIVE }, first: 8) {
      nodes {
        id
        name
        number
      }
    }
  }
`);
const EnrolMemberDocument = graphql(`
  mutation EnrolMember($input: EnrolInput!) {
    enrolMember(input: $input) {
      id
    }
  }
`);

type Props = { teamId: string; villageId: string; onEnrolled: () => void | Promise<unknown> };

/** Finds a volunteer of the village by name or number and makes a member of the team. */
export function EnrolMember({ teamId, villageId, onEnrolled }: Props) {
  const t = useTeamTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const [enrol] = useMutation(EnrolMemberDocument);
  const { data } = useQuery(EnrolSearchDocument, {
    variables: { areaId: villageId, text },
    skip: !open || text.trim() === '',
    fetchPolicy: 'network-only',
  });

  async function add(residentId: string): Promise<void> {
    setFailed(null);
    try {
      await enrol({ variables: { input: intent.sign({ teamId, residentId }) } });
      intent.done();
      toast.good(t('enrolled'));
      setOpen(false);
      await onEnrolled();
    } catch (error) {
      setFailed(error);
    }
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('enrol')}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('enrol')} width="narrow">
        <Stack>
          <p>{t('enrolHint')}</p>
          <SearchField label={t('search')} value={text} onChange={setText} />
          {failed ? <p role="alert">{errorText(failed).message}</p> : null}
          {text.trim() !== '' && data?.volunteers.nodes.length === 0 ? (
            <p className="muted">{t('nobody')}</p>
          ) : null}
          {(text.trim() === '' ? [] : (data?.volunteers.nodes ?? [])).map((each) => (
            <Row key={each.id} between>
              <span>
                {each.name} <span className="muted numeric">{each.number}</span>
              </span>
              <Button
                size="small"
                aria-label={`${t('enrol')}：${each.name}`}
                onClick={() => void add(each.id)}
              >
                {t('enrol')}
              </Button>
            </Row>
          ))}
        </Stack>
      </Dialog>
    </>
  );
}
