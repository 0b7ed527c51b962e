import { useMutation, useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Button, TextLink } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Section } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import type { AreaBranch } from './area-branch';
import { useOfficialTexts } from './official-texts';

const OfficialsDialogDocument = graphql(`
  query OfficialsDialog($id: ID!) {
    about {
      now
    }
    area(id: $id) {
      id
      mayAddOfficials
      officials {
        id
        role
        startsOn
        resident {
          id
          name
          hasLogin
        }
      }
    }
  }
`);

const AddOfficialDocument = graphql(`
  mutation AddOfficial($input: OfficialInput!) {
    addOfficial(input: $input) {
      id
      name
    }
  }
`);

const AppointOfficialDocument = graphql(`
  mutation AppointOfficial($input: PostInput!) {
    appointPost(input: $input) {
      id
      role
      active
    }
  }
`);

/** Who is in office at a town or the county, and a form for a new colleague. */
export function OfficialsDialog({ area, onClose }: { area: AreaBranch; onClose: () => void }) {
  const t = useOfficialTexts();
  const ui = useUiTexts();
  const register = useIntent();
  const appoint = useIntent();
  const { data, error, refetch } = useQuery(OfficialsDialogDocument, {
    variables: { id: area.id },
    fetchPolicy: 'cache-and-network',
  });
  const [addOfficial] = useMutation(AddOfficialDocument);
  const [appointPost] = useMutation(AppointOfficialDocument);
  const officials = data?.area?.officials ?? [];
  const roles = data?.area?.mayAddOfficials ?? [];
  return (
    <Dialog open onClose={onClose} title={t('title', { name: t.pick(area.nameZh, area.nameEn) })}>
      {!data && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingState /> : null}
      {data && officials.length === 0 ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      {officials.length > 0 ? (
        <ul className="official-list" role="list">
          {officials.map(({ id, role, resident }) => (
            <li key={id}>
              <TextLink to={`/work/residents/${resident.id}`}>{resident.name}</TextLink>
              <span className="muted">
                {t(role === 'TOWN_STAFF' || role === 'COUNTY_STAFF' ? role : 'ADMINISTRATOR')}
                {' · '}
                {t(resident.hasLogin ? 'hasLogin' : 'noLogin')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {data && roles.length > 0 ? (
        <Section title={t('add')}>
          <p className="muted small">{t('addHint')}</p>
          <Form
            submit={t('save')}
            cancel={<Button onClick={onClose}>{ui('close')}</Button>}
            onSubmit={async (values) => {
              const role = roles.find((each) => each === readText(values, 'role'));
              if (!role) return;
              const person = register.sign({
                areaId: area.id,
                name: readText(values, 'name'),
                phone: readText(values, 'phone') || null,
              });
              const added = await addOfficial({ variables: { input: person } });
              const residentId = added.data?.addOfficial.id;
              if (!residentId) return;
              await appointPost({
                variables: {
                  input: appoint.sign({
                    residentId,
                    role,
                    areaId: area.id,
                    startsOn: readText(values, 'startsOn'),
                  }),
                },
              });
              register.done();
              appoint.done();
              toast.good(t('saved', { name: person.name }));
              await refetch();
            }}
          >
            <FieldRow>
              <TextField name="name" label={t('name')} maxLength={40} required />
              <TextField name="phone" label={t('phone')} type="tel" maxLength={30} />
            </FieldRow>
            <FieldRow>
              <SelectField
                name="role"
                label={t('role')}
                options={roles.map((role) => ({
                  value: role,
                  label: t(role === 'TOWN_STAFF' || role === 'COUNTY_STAFF' ? role : 'ADMINISTRATOR'),
                }))}
                required
              />
              <DateField
                name="startsOn"
                label={t('startsOn')}
                defaultValue={data.about.now.slice(0, 10)}
                required
              />
            </FieldRow>
          </Form>
        </Section>
      ) : null}
    </Dialog>
  );
}
