import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { CodeSignInForm } from '#client/features/people/code-sign-in-form';
import { PersonaList } from '#client/features/people/persona-list';
import { useSession } from '#client/features/people/session';
import { SignInForm } from '#client/features/people/sign-in-form';
import { graphql } from '#client/gql';
import { Card, CardLink, CardList } from '#client/ui/card';
import { SegmentedControl } from '#client/ui/choice';
import { defineTexts } from '#client/ui/i18n';
import { BoardIcon, CardIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Stack, TwoColumn } from '#client/ui/section';

const SignInPageDocument = graphql(`
  query SignInPage {
    about {
      version
      demo
      personas {
        key
        ...PersonaList_persona
      }
    }
  }
`);

const useSignInTexts = defineTexts('sign-in-page', {
  zh: {
    title: '登录平安超市',
    lead: '用登记过的手机号或家庭卡号登录。',
    way: '登录方式',
    password: '密码',
    code: '短信验证码',
    noPhoneTitle: '没有手机，或者忘了密码？',
    noPhone: '不用登录也能兑换：带上家庭卡，到超市柜台输密码就行。忘了登录密码，请带卡找村文书重设。',
    board: '不登录，先看公示栏',
    boardNote: '谁得了积分、超市有什么，都公开。',
  },
  en: {
    title: 'Sign in',
    lead: 'With the phone number on file or the number of your household card.',
    way: 'How to sign in',
    password: 'Password',
    code: 'Code by SMS',
    noPhoneTitle: 'No phone, or password forgotten?',
    noPhone:
      'You can get goods without signing in: bring your household card and type the PIN at the counter. For a new password take your card to the village clerk.',
    board: 'Just the public board, without signing in',
    boardNote: 'Who got points and what the shop has is public.',
  },
});

function cameFrom(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('from' in state)) return null;
  // Only a path of our own: an address from elsewhere must not steer a person who has just signed in.
  return typeof state.from === 'string' && /^\/(?!\/)/.test(state.from) ? state.from : null;
}

export function SignInPage() {
  const t = useSignInTexts();
  const { status, refresh } = useSession();
  const navigate = useNavigate();
  const from = cameFrom(useLocation().state);
  const { data } = useQuery(SignInPageDocument);
  const [way, setWay] = useState<'password' | 'code'>('password');
  const [entering, setEntering] = useState(false);

  async function enter(path: string): Promise<void> {
    setEntering(true);
    try {
      await refresh();
      await navigate(path, { replace: true });
    } finally {
      setEntering(false);
    }
  }

  if (status === 'member' && !entering) return <Navigate to={from ?? '/'} replace />;
  const personas = data?.about.demo ? data.about.personas : [];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TwoColumn
        main={
          <Stack gap="large">
            <Card>
              <SegmentedControl
                label={t('way')}
                options={[
                  { value: 'password', label: t('password') },
                  { value: 'code', label: t('code') },
                ]}
                value={way}
                onChange={setWay}
              />
              {way === 'password' ? (
                <SignInForm onSignedIn={() => enter(from ?? '/')} />
              ) : (
                <CodeSignInForm onSignedIn={() => enter(from ?? '/')} />
              )}
            </Card>
            {personas.length > 0 ? (
              <PersonaList personas={personas} onSignedIn={(startPath) => enter(from ?? startPath)} />
            ) : null}
          </Stack>
        }
        aside={
          <Stack>
            <Notice title={t('noPhoneTitle')} icon={CardIcon}>
              {t('noPhone')}
            </Notice>
            <CardList>
              <li>
                <CardLink to="/board" icon={BoardIcon} title={t('board')}>
                  {t('boardNote')}
                </CardLink>
              </li>
            </CardList>
          </Stack>
        }
      />
    </>
  );
}
