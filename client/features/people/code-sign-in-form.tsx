import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { SignInIcon } from '#client/ui/icons';
import { PhoneIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { usePeopleTexts } from './resident-texts';

const CodeSignInFormSend = graphql(`
  mutation CodeSignInFormSend($input: CodeInput!) {
    sendCode(input: $input)
  }
`);
const CodeSignInFormSignIn = graphql(`
  mutation CodeSignInFormSignIn($input: CodeSignInInput!) {
    signInWithCode(input: $input) {
      resident {
        id
      }
    }
  }
`);

const PAUSE_SECONDS = 60;

/** Signs in by a one-time code: first the phone number, then the code that came. */
export function CodeSignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const t = usePeopleTexts();
  const [phone, setPhone] = useState<string | null>(null);
  const [sendCode] = useMutation(CodeSignInFormSend);
  const [signIn] = useMutation(CodeSignInFormSignIn);

  if (phone === null) {
    return (
      <Form
        key="phone"
        label={t('byCode')}
        submit={t('sendCode')}
        submitIcon={PhoneIcon}
        onSubmit={async (values) => {
          const given = readText(values, 'phone');
          await sendCode({ variables: { input: { phone: given } } });
          setPhone(given);
        }}
      >
        <TextField
          name="phone"
          label={t('phoneLabel')}
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          pattern="1[0-9]{10}"
          patternHint={t('phonePattern')}
          required
        />
      </Form>
    );
  }
  return (
    <Form
      key="code"
      label={t('byCode')}
      submit={t('signIn')}
      submitIcon={SignInIcon}
      cancel={
        <Button kind="quiet" onClick={() => setPhone(null)}>
          {t('otherPhone')}
        </Button>
      }
      onSubmit={async (values) => {
        await signIn({ variables: { input: { phone, code: readText(values, 'code') } } });
        await onSignedIn();
      }}
    >
      <Notice live>{t('codeSent', { phone })}</Notice>
      <TextField
        name="code"
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        patternHint={t('codePattern')}
        required
        autoFocus
        big
      />
      <SendAgain send={() => sendCode({ variables: { input: { phone } } })} />
    </Form>
  );
}

/** Another code, after a pause: impatient presses would only make the server refuse. */
function SendAgain({ send }: { send: () => Promise<unknown> }) {
  const t = usePeopleTexts();
  const errorText = useErrorText();
  const [left, setLeft] = useState(PAUSE_SECONDS);
  const [failure, setFailure] = useState<unknown>(null);

  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  async function again(): Promise<void> {
    setFailure(null);
    try {
      await send();
      setLeft(PAUSE_SECONDS);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <div>
      {failure ? (
        <Notice tone="bad" live>
          {errorText(failure).message}
        </Notice>
      ) : null}
      {left > 0 ? (
        <p className="muted small numeric">{t('sendAgainIn', { count: left })}</p>
      ) : (
        <Button kind="quiet" onClick={() => void again()}>
          {t('sendAgain')}
        </Button>
      )}
    </div>
  );
}
