import { asPerson, type PersonChoice, PersonCombobox } from '#client/features/people/person-combobox';
import { MemberField } from '#client/features/teams/member-field';
import { defineTexts } from '#client/ui/i18n';
import { useTaskBase } from './task-base';

const useTaskPersonTexts = defineTexts('task-person', {
  zh: { label: '队员', hint: '不是队员的，请他自己报名，或刷户卡、志愿者证。' },
  en: { label: 'Member', hint: 'Others sign up themselves, or are added by their card.' },
});

type Props = {
  villageId: string;
  name: string;
  label?: string;
  required?: boolean;
  adds?: boolean;
  chosen: PersonChoice | null;
  onChoose: (person: PersonChoice | null) => void;
};

/** Finds somebody for a task: anybody of the village for an organiser, a member of the team for its leader. */
export function TaskPersonField({ villageId, name, label, required, adds, chosen, onChoose }: Props) {
  const t = useTaskPersonTexts();
  const { teamId } = useTaskBase();
  if (teamId !== null) {
    return (
      <MemberField
        teamId={teamId}
        name={name}
        label={t('label')}
        hint={t('hint')}
        required={required}
        chosen={chosen}
        onChoose={(member) => onChoose(member ? asPerson({ ...member, household: null }) : null)}
      />
    );
  }
  return (
    <PersonCombobox
      villageId={villageId}
      name={name}
      label={label}
      chosen={chosen}
      onChoose={onChoose}
      required={required}
      adds={adds}
    />
  );
}
