import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { DonorList_DonorFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readText } from '#client/ui/form-values';
import { EditIcon } from '#client/ui/icons';
import { PlusIcon } from '#client/ui/more-icons';
import { Section } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSupplyTexts } from './supply-texts';

const DonorList_donor = graphql(`
  fragment DonorList_donor on Donor {
    id
    name
    named
    note
  }
`);

const ReviseDonorDocument = graphql(`
  mutation ReviseDonor($input: DonorInput!) {
    reviseDonor(input: $input) {
      id
      ...DonorList_donor
    }
  }
`);

type Donor = DonorList_DonorFragment;
type Props = {
  shopId: string;
  donors: readonly FragmentType<typeof DonorList_donor>[];
  mayEdit: boolean;
  onSaved: () => Promise<unknown>;
};

/** Who gives to the shop, and whether they agreed to be named. */
export function DonorList({ shopId, donors: masked, mayEdit, onSaved }: Props) {
  const t = useSupplyTexts();
  const donors = unmask(DonorList_donor, masked);
  const [editing, setEditing] = useState<Donor | 'new' | null>(null);
  return (
    <Section
      title={t('donors')}
      lead={t('donorsLead')}
      actions={
        mayEdit ? (
          <Button icon={PlusIcon} onClick={() => setEditing('new')}>
            {t('newDonor')}
          </Button>
        ) : undefined
      }
    >
      <Table<Donor>
        caption={t('donors')}
        hideCaption
        dense
        rows={donors}
        rowKey={(donor) => donor.id}
        empty={<p className="muted">{t('noDonors')}</p>}
        columns={[
          {
            key: 'name',
            header: t('donorName'),
            head: true,
            cell: (donor) => (
              <>
                {donor.name}
                {donor.note === '' ? null : <div className="muted small">{donor.note}</div>}
              </>
            ),
          },
          {
            key: 'named',
            header: t('named'),
            hideHeader: true,
            cell: (donor) => (
              <StatusTag tone={donor.named ? 'good' : 'plain'}>
                {t(donor.named ? 'named' : 'unnamed')}
              </StatusTag>
            ),
          },
          {
            key: 'edit',
            header: t('edit'),
            hideHeader: true,
            cell: (donor) =>
              mayEdit ? (
                <Button
                  size="small"
                  icon={EditIcon}
                  aria-label={`${t('edit')} ${donor.name}`}
                  onClick={() => setEditing(donor)}
                >
                  {t('edit')}
                </Button>
              ) : null,
          },
        ]}
      />
      {editing ? (
        <DonorForm
          shopId={shopId}
          donor={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={onSaved}
        />
      ) : null}
    </Section>
  );
}

type FormProps = {
  shopId: string;
  donor: Donor | null;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
};

function DonorForm({ shopId, donor, onClose, onSaved }: FormProps) {
  const t = useSupplyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseDonorDocument);
  return (
    <Dialog open onClose={onClose} title={t('donorTitle')} width="narrow">
      <Form
        submit={t('keep')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const name = readText(values, 'name');
          const input = intent.sign({
            shopId,
            donorId: donor?.id ?? null,
            name,
            named: readFlag(values, 'named'),
            note: readText(values, 'note'),
          });
          await revise({ variables: { input } });
          intent.done();
          await onSaved();
          toast.good(t('donorSaved', { name }));
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t('donorName')}
          defaultValue={donor?.name}
          maxLength={60}
          required
          autoFocus
        />
        <Checkbox
          name="named"
          label={t('donorNamed')}
          hint={t('donorsLead')}
          defaultChecked={donor?.named ?? false}
        />
        <TextField name="note" label={t('note')} defaultValue={donor?.note} maxLength={200} optionalMark />
      </Form>
    </Dialog>
  );
}
