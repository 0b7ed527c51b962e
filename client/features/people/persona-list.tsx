import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { useErrorText } from '#client/ui/error-text';
import { Notice } from '#client/ui/notice';
import { Section } from '#client/ui/section';
import './persona-list.css';
import { usePeopleTexts } from './resident-texts';

const PersonaList_persona = graphql(`
  fragment PersonaList_persona on Persona {
    key
    nameZh
    roleZh
    roleEn
    startPath
  }
`);

const PersonaListSignIn = graphql(`
  mutation PersonaListSignIn($input: DemoSignInInput!) {
    demoSignIn(input: $input) {
      resident {
        id
      }
    }
  }
`);

type Props = {
  personas: readonly FragmentType<typeof PersonaList_persona>[];
  onSignedIn: (startPath: string) => Promise<void>;
};

/** The demo's people: one tap and one is signed in as them. The server offers them in demo mode only. */
export function PersonaList({ personas, onSignedIn }: Props) {
  const t = usePeopleTexts();
  const errorText = useErrorText();
  const [signIn] = useMutation(PersonaListSignIn);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function enter(key: string, startPath: string): Promise<void> {
    if (busy) return;
    setBusy(key);
    setFailure(null);
    try {
      await signIn({ variables: { input: { key } } });
      await onSignedIn(startPath);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  }

  return (
    <Section title={t('demoTitle')} lead={t('demoNote')}>
      {failure ? (
        <Notice tone="bad" live>
          {errorText(failure).message}
        </Notice>
      ) : null}
      <ul role="list" className="persona-list">
        {unmask(PersonaList_persona, personas).map((persona) => {
          const role = t.pick(persona.roleZh, persona.roleEn);
          return (
            <li key={persona.key}>
              <button
                type="button"
                className="persona"
                aria-busy={busy === persona.key || undefined}
                aria-label={t('demoAs', { name: persona.nameZh, role })}
                onClick={() => void enter(persona.key, persona.startPath)}
              >
                <span className="persona-seal" aria-hidden="true">
                  {[...persona.nameZh][0]}
                </span>
                <span className="persona-words">
                  <span className="persona-name">{persona.nameZh}</span>
                  <span className="muted small">{role}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
