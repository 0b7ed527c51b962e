import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, TextLink } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { TextField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { PlusIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { usePeopleMovesTexts } from './people-moves-texts';
import { type PersonChoice, PersonCombobox } from './person-combobox';
import './register.css';
import { VerbDialog } from './verb-dialog';

const ResidentKin_resident = graphql(`
  fragment ResidentKin_resident on Resident {
    id
    kin {
      relation
      resident {
        id
        name
      }
    }
  }
`);

const MarkKinDocument = graphql(`
  mutation MarkKin($input: KinInput!) {
    markKin(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);
const UnmarkKinDocument = graphql(`
  mutation UnmarkKin($input: KinInput!) {
    unmarkKin(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);

type Props = {
  resident: FragmentType<typeof ResidentKin_resident>;
  villageId: string;
  mayManage: boolean;
};

/** Who is kin and so never approves the other's records. */
export function ResidentKin({ resident: masked, villageId, mayManage }: Props) {
  const t = usePeopleMovesTexts();
  const { id, kin } = unmask(ResidentKin_resident, masked);
  const intent = useIntent();
  const [marking, setMarking] = useState(false);
  const [leaving, setLeaving] = useState<(typeof kin)[number] | null>(null);
  const [unmark] = useMutation(UnmarkKinDocument);
  return (
    <>
      <p className="muted small">{t('kinLead')}</p>
      {kin.length === 0 ? <p className="muted">{t('noKin')}</p> : null}
      <ul className="register-rows" role="list">
        {kin.map((each) => (
          <li key={each.resident.id}>
            <p>
              <TextLink to={`/work/residents/${each.resident.id}`}>{each.resident.name}</TextLink>{' '}
              {each.relation}
            </p>
            {mayManage ? (
              <Button
                size="small"
                aria-label={`${t('unmarkKin')} ${each.resident.name}`}
                onClick={() => setLeaving(each)}
              >
                {t('unmarkKin')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <p>
          <Button icon={PlusIcon} onClick={() => setMarking(true)}>
            {t('markKin')}
          </Button>
        </p>
      ) : null}
      {marking ? (
        <MarkKinDialog residentId={id} villageId={villageId} onClose={() => setMarking(false)} />
      ) : null}
      <ConfirmDialog
        open={leaving !== null}
        onCancel={() => setLeaving(null)}
        onConfirm={async () => {
          if (!leaving) return;
          const input = intent.sign({
            residentId: id,
            kinId: leaving.resident.id,
            relation: leaving.relation,
          });
          await unmark({ variables: { input } });
          intent.done();
          toast.good(t('saved'));
          setLeaving(null);
        }}
        title={t('unmarkTitle', { name: leaving?.resident.name ?? '' })}
        confirm={t('unmarkKin')}
        kind="danger"
      >
        {t('unmarkText')}
      </ConfirmDialog>
    </>
  );
}

type MarkProps = { residentId: string; villageId: string; onClose: () => void };

function MarkKinDialog({ residentId, villageId, onClose }: MarkProps) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const [mark] = useMutation(MarkKinDocument);
  return (
    <VerbDialog
      verb={t('markKin')}
      lead={t('kinLead')}
      onClose={onClose}
      check={() => ({ kinId: person ? undefined : t('chooseKin') })}
      onSubmit={async (values) => {
        if (!person) return;
        const input = intent.sign({ residentId, kinId: person.id, relation: readText(values, 'relation') });
        await mark({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        onClose();
      }}
    >
      <PersonCombobox
        villageId={villageId}
        name="kinId"
        label={t('kinWho')}
        chosen={person}
        onChoose={setPerson}
        without={residentId}
        required
      />
      <TextField name="relation" label={t('relation')} hint={t('relationHint')} required maxLength={20} />
    </VerbDialog>
  );
}
