import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { AreaKind } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import type { AreaBranch } from './area-branch';
import { AREA_KINDS, useAreaTexts } from './area-texts';

const AddAreaDocument = graphql(`
  mutation AddArea($input: AreaInput!) {
    addArea(input: $input) {
      id
      kind
      code
      nameZh
      nameEn
      householdCount
      children {
        id
        kind
        code
        nameZh
        nameEn
        householdCount
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
        }
      }
    }
  }
`);

// What the form starts with; whether a kind may lie there is for the server to say.
const LIKELY: Readonly<Record<AreaKind, AreaKind>> = {
  COUNTY: 'TOWN',
  TOWN: 'VILLAGE',
  VILLAGE: 'GRID',
  COMMUNITY: 'GRID',
  GRID: 'BUILDING',
  BUILDING: 'BUILDING',
};

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
          const kind = AREA_KINDS.find((each) => each === readText(values, 'kind')) ?? LIKELY[parent.kind];
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
          defaultValue={LIKELY[parent.kind]}
          options={AREA_KINDS.filter((kind) => kind !== 'COUNTY').map((kind) => ({ value: kind, label: t(kind) }))}
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
