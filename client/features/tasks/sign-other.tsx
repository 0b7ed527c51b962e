import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Card } from '#client/ui/card';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useWorkTaskTexts } from './work-form-texts';

const SignOther_task = graphql(`
  fragment SignOther_task on Task {
    id
    places {
      id
      name
      places
      filled
      waiting
    }
  }
`);
const SignOtherDocument = graphql(`
  mutation SignOther($input: SignUpInput!) {
    signUp(input: $input) {
      id
      state
      task {
        id
        ...PeopleTable_task
      }
    }
  }
`);

type Props = {
  task: FragmentType<typeof SignOther_task>;
  /** The person chosen with the field given as `children`. */
  person: { id: string; name: string } | null;
  children: ReactNode;
  onDone: () => void;
};

/** Signs somebody up who has no phone. */
export function SignOther({ task: masked, person, children, onDone }: Props) {
  const t = useWorkTaskTexts();
  const intent = useIntent();
  const [signUp] = useMutation(SignOtherDocument);
  const task = unmask(SignOther_task, masked);
  return (
    <Card title={t('signOther')}>
      <p className="muted">{t('signOtherHint')}</p>
      <Form
        submit={t('signOther')}
        onSubmit={async (values) => {
          if (!person) return;
          const placeId = readText(values, 'placeId') || (task.places[0]?.id ?? null);
          const { data } = await signUp({
            variables: { input: intent.sign({ taskId: task.id, residentId: person.id, placeId }) },
          });
          intent.done();
          toast.good(t(data?.signUp.state === 'WAITING' ? 'queued' : 'signedUp', { name: person.name }));
          onDone();
        }}
      >
        <Stack>
          {children}
          {task.places.length > 1 ? (
            <SelectField
              name="placeId"
              label={t('role')}
              options={task.places.map((place) => ({
                value: place.id,
                label: `${place.name} ${place.filled}/${place.places}`,
              }))}
            />
          ) : null}
        </Stack>
      </Form>
    </Card>
  );
}
