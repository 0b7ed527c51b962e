import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import type { AreaBranch } from './area-branch';
import { useAreaTexts } from './area-texts';

const AddAreaDocument = graphql(`
  mutation AddArea($input: AreaInput!) {
    addArea(input: $input) {
      id
      kind
      code
      nameZh
      nameEn
      householdCount
      mayAdd
      mayAddOfficials
      children {
        id
        kind
        code
        nameZh
        nameEn
        householdCount
        mayAdd
        mayAddOfficials
      }
      parent {
        id
        children {
          id
          kind
          code
          nameZh
          nameEn
          householdCount
          mayAdd
          mayAddOfficials
        }
      }
    }
  }
`);

type Props = { parent: AreaBranch; onClose: () => void; onAdded: (parentId: string) => void };

/** A new town, village, grid or building below an area. */
export function AreaAddDialog({ parent, onClose, onAdded }: Props) {
  const t = useAreaTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [add] = useMutation(AddAreaDocument);
  const name = t.pick(parent.nameZh, parent.nameEn);
  return (
    <Dialog open onClose={onClose} title={t('addBelow', { name })}>
      <Form
        submit={t('save')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const kind = parent.mayAdd.find((each) => each === readText(values, 'kind'));
          if (!kind) return;
          const input = intent.sign({
            parentId: parent.id,
            kind,
            code: readText(values, 'code'),
            nameZh: readText(values, 'nameZh'),
            nameEn: readText(values, 'nameEn'),
          });
          await add({ variables: { input } });
          intent.done();
          toast.good(t('saved', { name: t.pick(input.nameZh, input.nameEn) }));
          onAdded(parent.id);
        }}
      >
        <SelectField
          name="kind"
          label={t('kind')}
          options={parent.mayAdd.map((kind) => ({ value: kind, label: t(kind) }))}
          required
        />
        <TextField name="nameZh" label={t('nameZh')} maxLength={40} required />
        <TextField name="nameEn" label={t('nameEn')} hint={t('nameEnHint')} maxLength={80} required />
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          defaultValue={`${parent.code}-`}
          maxLength={40}
          spellCheck={false}
          required
        />
      </Form>
    </Dialog>
  );
}
