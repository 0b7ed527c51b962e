import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { graphql } from '#client/gql';
import { SelectField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { SendIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';

const NominateDeedDocument = graphql(`
  mutation NominateDeed($input: NominateDeedInput!) {
    nominateDeed(input: $input) {
      id
    }
  }
`);

const useNominateTexts = defineTexts('nominate-form', {
  zh: {
    name: '他（她）叫什么',
    nameHint: '写全名',
    grid: '住在哪一片',
    anyGrid: '不清楚',
    words: '做了什么好事',
    wordsHint: '什么时候、在哪里、帮了谁、怎么帮的。只写好事。',
    send: '推荐',
    sent: '收到了，道德评议会去核实。谢谢您。',
  },
  en: {
    name: 'Name',
    nameHint: 'the full name',
    grid: 'Where the person lives',
    anyGrid: 'not sure',
    words: 'What good was done',
    wordsHint: 'When, where, for whom and how. Good deeds only.',
    send: 'Propose',
    sent: 'Received; the moral review looks into it. Thank you.',
  },
});

type Props = {
  grids: readonly { id: string; nameZh: string; nameEn: string }[];
  /** For the office: the field by which somebody without a phone is found, who proposes. */
  proposer?: ReactNode;
  proposerId?: string | null;
  onSent: () => void;
};

/** Names somebody who did good. There is no list of people to look through: a name is written whole. */
export function NominateForm({ grids, proposer, proposerId, onSent }: Props) {
  const n = useNominateTexts();
  const intent = useIntent();
  const [nominate] = useMutation(NominateDeedDocument);
  return (
    <Form
      submit={n('send')}
      submitKind="primary"
      submitIcon={SendIcon}
      onSubmit={async (values) => {
        const input = {
          nomineeName: readText(values, 'nomineeName'),
          gridId: readText(values, 'gridId') || null,
          words: readText(values, 'words'),
          forResidentId: proposerId ?? null,
        };
        await nominate({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(n('sent'));
        onSent();
      }}
    >
      {proposer}
      <TextField name="nomineeName" label={n('name')} hint={n('nameHint')} maxLength={40} required />
      <SelectField
        name="gridId"
        label={n('grid')}
        placeholder={n('anyGrid')}
        options={grids.map(({ id, nameZh, nameEn }) => ({ value: id, label: n.pick(nameZh, nameEn) }))}
      />
      <TextArea name="words" label={n('words')} hint={n('wordsHint')} rows={4} maxLength={300} required />
    </Form>
  );
}
