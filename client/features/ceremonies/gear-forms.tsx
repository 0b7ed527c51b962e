import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { graphql } from '#client/gql';
import { Checkbox } from '#client/ui/choice';
import { DateField, FieldRow, NumberField, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { GEAR_KINDS, useCeremonyTexts } from './ceremony-texts';

const AddGearDocument = graphql(`
  mutation AddCouncilGear($input: AddCouncilGearInput!) {
    addCouncilGear(input: $input) {
      id
    }
  }
`);
const AmendGearDocument = graphql(`
  mutation AmendCouncilGear($input: AmendCouncilGearInput!) {
    amendCouncilGear(input: $input) {
      id
      name
      quantity
      state
    }
  }
`);
const LendGearDocument = graphql(`
  mutation LendGear($input: LendGearInput!) {
    lendGear(input: $input) {
      id
    }
  }
`);

type Done = { onDone: () => void };

type Council = { id: string; nameZh: string; nameEn: string };

/** New gear of a council; which one is asked where there are several. */
export function AddGearForm({ councils, onDone }: Done & { councils: readonly Council[] }) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const [add] = useMutation(AddGearDocument);
  return (
    <Form
      submit={t('gearAdd')}
      submitKind="primary"
      onSubmit={async (values) => {
        const kind = GEAR_KINDS.find((each) => each === readText(values, 'kind')) ?? 'OTHER';
        const input = {
          councilId: readText(values, 'councilId') || (councils[0]?.id ?? ''),
          kind,
          name: readText(values, 'name'),
          quantity: readNumber(values, 'quantity') ?? 1,
        };
        await add({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('gearAdded'));
        onDone();
      }}
    >
      {councils.length > 1 ? (
        <SelectField
          name="councilId"
          label={t('gearOwner')}
          required
          options={councils.map(({ id, nameZh, nameEn }) => ({ value: id, label: t.pick(nameZh, nameEn) }))}
        />
      ) : null}
      <SelectField
        name="kind"
        label={t('gearKind')}
        required
        options={GEAR_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <TextField name="name" label={t('gearName')} required maxLength={40} />
      <NumberField
        name="quantity"
        label={t('gearQuantity')}
        suffix={t('pieces')}
        min={1}
        max={10_000}
        required
      />
    </Form>
  );
}

type Gear = { id: string; name: string; quantity: number; state: string };

/** Other figures of gear; one that is retired is lent no more. */
export function AmendGearForm({ gear, onDone }: Done & { gear: Gear }) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const [amend] = useMutation(AmendGearDocument);
  return (
    <Form
      submit={t('gearAmend')}
      submitKind="primary"
      onSubmit={async (values) => {
        const input = {
          gearId: gear.id,
          name: readText(values, 'name'),
          quantity: readNumber(values, 'quantity') ?? 0,
          state: readFlag(values, 'retired') ? ('RETIRED' as const) : ('ACTIVE' as const),
        };
        await amend({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('gearAmended'));
        onDone();
      }}
    >
      <TextField name="name" label={t('gearName')} required maxLength={40} defaultValue={gear.name} />
      <NumberField
        name="quantity"
        label={t('gearQuantity')}
        suffix={t('pieces')}
        min={0}
        max={10_000}
        required
        defaultValue={String(gear.quantity)}
      />
      <Checkbox name="retired" label={t('gearRetired')} defaultChecked={gear.state === 'RETIRED'} />
    </Form>
  );
}

type LendProps = Done & {
  gear: readonly Gear[];
  now: Date;
  householdId: string | null;
  /** The field that chooses the household; without a choice the village itself borrows. */
  household: ReactNode;
};

/** Promises gear to a household without a notice, or to the village's own event. */
export function LendForm({ gear, now, householdId, household, onDone }: LendProps) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const [lend] = useMutation(LendGearDocument);
  const today = toDateInput(now);
  return (
    <Form
      submit={t('gearLend')}
      submitKind="primary"
      onSubmit={async (values) => {
        const input = {
          gearId: readText(values, 'gearId'),
          quantity: readNumber(values, 'quantity') ?? 1,
          fromOn: readText(values, 'fromOn'),
          untilOn: readText(values, 'untilOn'),
          householdId,
          purpose: readText(values, 'purpose'),
        };
        await lend({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('gearLent'));
        onDone();
      }}
    >
      <SelectField
        name="gearId"
        label={t('gearItem')}
        required
        options={gear
          .filter(({ state }) => state === 'ACTIVE')
          .map(({ id, name, quantity }) => ({ value: id, label: t.aside(name, quantity) }))}
      />
      <NumberField
        name="quantity"
        label={t('lendQuantity')}
        suffix={t('pieces')}
        min={1}
        max={10_000}
        required
      />
      <FieldRow>
        <DateField name="fromOn" label={t('lendFrom')} required min={today} defaultValue={today} />
        <DateField name="untilOn" label={t('lendUntil')} required min={today} defaultValue={today} />
      </FieldRow>
      {household}
      <TextField name="purpose" label={t('lendPurpose')} maxLength={60} />
    </Form>
  );
}
