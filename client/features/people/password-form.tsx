import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { toast } from '#client/ui/toast';
import { usePeopleTexts } from './resident-texts';

const PasswordFormChange = graphql(`
  mutation PasswordFormChange($input: PasswordInput!) {
    changePassword(input: $input)
  }
`);

// Spaces may belong to a password, so it is read as typed.
function readSecret(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}

/** Changes one's own password; the present one is asked for. */
export function PasswordForm() {
  const t = usePeopleTexts();
  const [change] = useMutation(PasswordFormChange);
  const [changes, setChanges] = useState(0);
  return (
    <Form
      key={changes}
      label={t('password')}
      submit={t('password')}
      submitKind="secondary"
      check={(values) => ({
        again: readSecret(values, 'next') === readSecret(values, 'again') ? undefined : t('passwordDiffers'),
      })}
      onSubmit={async (values) => {
        await change({
          variables: { input: { current: readSecret(values, 'current'), next: readSecret(values, 'next') } },
        });
        toast.good(t('passwordDone'));
        setChanges(changes + 1);
      }}
    >
      <TextField
        name="current"
        label={t('passwordNow')}
        type="password"
        autoComplete="current-password"
        reveal
        required
        maxLength={128}
      />
      <TextField
        name="next"
        label={t('passwordNext')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        reveal
        required
        minLength={8}
        maxLength={128}
      />
      <TextField
        name="again"
        label={t('passwordAgain')}
        type="password"
        autoComplete="new-password"
        reveal
        required
        maxLength={128}
      />
    </Form>
  );
}
