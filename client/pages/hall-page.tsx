import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { graphql } from '#client/gql';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { CheckCircleIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { useIntent } from '#client/ui/use-intent';

const AttendTalkDocument = graphql(`
  mutation AttendTalk($input: AttendTalkInput!) {
    attendTalk(input: $input) {
      id
      title
      attending
    }
  }
`);

const useHallTexts = defineTexts('hall-page', {
  zh: {
    title: '道德讲堂签到',
    lead: '讲堂里挂着签到码：扫一扫，或者在这里写上十个字母。',
    code: '签到码',
    shape: '十个大写字母或数字',
    send: '签到',
    done: '签到好了：{{title}}',
    back: '好人好事',
  },
  en: {
    title: 'Lecture hall: I am here',
    lead: 'The code hangs in the hall: scan it, or write its ten letters here.',
    code: 'Code',
    shape: 'ten capital letters or digits',
    send: 'I am here',
    done: 'You are on the list: {{title}}',
    back: 'Good deeds',
  },
});

/** `/hall` and `/hall/:code`: onto the list of a lecture-hall evening by the code in the hall. */
export function HallPage() {
  const t = useHallTexts();
  const intent = useIntent();
  const { code = '' } = useParams();
  const [title, setTitle] = useState<string | null>(null);
  const [attend] = useMutation(AttendTalkDocument);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/good-deeds', label: t('back') }} />
      {title === null ? (
        <Form
          submit={t('send')}
          submitKind="primary"
          submitIcon={CheckCircleIcon}
          onSubmit={async (values) => {
            const input = { code: readText(values, 'code').toUpperCase() };
            const { data } = await attend({ variables: { input: intent.sign(input) } });
            intent.done();
            if (data) setTitle(data.attendTalk.title);
          }}
        >
          <TextField
            name="code"
            label={t('code')}
            big
            defaultValue={code}
            pattern="[A-Za-z2-9]{10}"
            patternHint={t('shape')}
            maxLength={10}
            spellCheck={false}
            required
          />
        </Form>
      ) : (
        <Notice tone="good" live>
          {t('done', { title })}
        </Notice>
      )}
    </>
  );
}
