import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { DateField, FieldRow, type Option, SelectField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { usePeopleMovesTexts } from './people-moves-texts';
import { ROLES, usePostWords } from './post-words';
import { VerbDialog } from './verb-dialog';

const AppointPostDocument = graphql(`
  mutation AppointPost($input: PostInput!) {
    appointPost(input: $input) {
      id
    }
  }
`);

type Props = {
  residentId: string;
  /** Where a post can stand, as far as the village reaches. */
  areas: readonly Option[];
  councils: readonly Option[];
  shops: readonly Option[];
  now: () => Date;
  onClose: () => void;
};

/** A post for a person, from a day and, where it is limited, to a day. */
export function AppointDialog({ residentId, areas, councils, shops, now, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const words = usePostWords();
  const intent = useIntent();
  const [role, setRole] = useState('');
  const [appoint] = useMutation(AppointPostDocument, {
    refetchQueries: ['ResidentPage'],
    awaitRefetchQueries: true,
  });
  const ofCouncil = role === 'COUNCIL_CHAIR' || role === 'COUNCIL_MEMBER';
  const ofShop = role === 'SHOP_KEEPER' || role === 'SHOP_SUPERVISOR';
  return (
    <VerbDialog
      verb={t('appoint')}
      onClose={onClose}
      onSubmit={async (values) => {
        const chosen = ROLES.find((each) => each === role);
        if (!chosen) return;
        const input = intent.sign({
          residentId,
          role: chosen,
          areaId: readText(values, 'areaId') || null,
          councilId: readText(values, 'councilId') || null,
          shopId: readText(values, 'shopId') || null,
          startsOn: readText(values, 'startsOn'),
          endsOn: readText(values, 'endsOn') || null,
        });
        await appoint({ variables: { input } });
        intent.done();
        toast.good(t('appointed'));
        onClose();
      }}
    >
      <SelectField
        name="role"
        label={t('role')}
        required
        placeholder=""
        value={role}
        onChange={setRole}
        options={ROLES.map((each) => ({ value: each, label: words(each) }))}
      />
      {ofCouncil ? (
        <SelectField name="councilId" label={t('council')} required placeholder="" options={councils} />
      ) : ofShop ? (
        <SelectField name="shopId" label={t('shop')} required options={shops} />
      ) : (
        <SelectField name="areaId" label={t('where')} required placeholder="" options={areas} />
      )}
      <FieldRow>
        <DateField name="startsOn" label={t('startsOn')} required defaultValue={toDateInput(now())} />
        <DateField name="endsOn" label={t('endsOn')} hint={t('endsOpen')} />
      </FieldRow>
    </VerbDialog>
  );
}
