import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { SignInIcon } from '#client/ui/icons';
import { usePeopleTexts } from './resident-texts';

const SignInFormSignIn = graphql(`
  mutation SignInFormSignIn($input: SignInInput!) {
    signIn(input: $input) {
      resident {
        id
      }
    }
  }
`);

/** Signs in by phone or card number and password. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const t = usePeopleTexts();
  const [signIn] = useMutation(SignInFormSignIn);
  return (
    <Form
      label={t('byPassword')}
      submit={t('signIn')}
      submitIcon={SignInIcon}
      onSubmit={async (values) => {
        const password = values.get('password');
        await signIn({
          variables: {
            input: {
              login: readText(values, 'login').replaceAll(/[\s-]/g, ''),
              password: typeof password === 'string' ? password : '',
            },
          },
        });
        await onSignedIn();
      }}
    >
      <TextField
        name="login"
        label={t('login')}
        hint={t('loginHint')}
        inputMode="numeric"
        autoComplete="username"
        required
        maxLength={40}
      />
      <TextField
        name="password"
        label={t('passwordLabel')}
        type="password"
        autoComplete="current-password"
        reveal
        required
        maxLength={128}
      />
    </Form>
  );
}
