import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { useFormat } from '#client/ui/use-format';
import './member-list.css';
import { usePeopleTexts } from './resident-texts';

const MemberList_household = graphql(`
  fragment MemberList_household on Household {
    id
    pinSet
    area {
      id
      nameZh
      nameEn
    }
    head {
      id
    }
    members {
      id
      name
      state
      honour
      minutes
    }
    collectors {
      id
      name
    }
  }
`);

type Props = { household: FragmentType<typeof MemberList_household>; viewerId: string };

/** The family, each with honour and hours of one's own. */
export function MemberList({ household: masked, viewerId }: Props) {
  const t = usePeopleTexts();
  const f = useFormat();
  const { members, head, collectors } = unmask(MemberList_household, masked);
  return (
    <ul role="list" className="member-list">
      {members.map((member) => (
        <li key={member.id}>
          <span className="member-list-seal" aria-hidden="true">
            {[...member.name][0]}
          </span>
          <span className="member-list-words">
            <span className="member-list-name">
              {member.name}
              {member.id === viewerId ? <span className="muted small">{t('you')}</span> : null}
              {member.id === head?.id ? <StatusTag tone="accent">{t('head')}</StatusTag> : null}
              {collectors.some((collector) => collector.id === member.id) ? (
                <StatusTag tone="info">{t('collector')}</StatusTag>
              ) : null}
              {member.state === 'LEFT' ? <StatusTag tone="plain">{t('left')}</StatusTag> : null}
              {member.state === 'DECEASED' ? <StatusTag tone="plain">{t('deceased')}</StatusTag> : null}
            </span>
            <span className="muted small numeric">
              {t('memberHonour', { points: f.points(member.honour), amount: f.minutes(member.minutes) })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who may collect, and whether the PIN is set. */
export function CollectionRights({ household: masked }: Pick<Props, 'household'>) {
  const t = usePeopleTexts();
  const { collectors, pinSet } = unmask(MemberList_household, masked);
  return (
    <dl className="collection-rights">
      <div>
        <dt>{t('pinTitle')}</dt>
        <dd>{t(pinSet ? 'pinSet' : 'pinUnset')}</dd>
        <dd className="muted small">{t('pinCare')}</dd>
      </div>
      <div>
        <dt>{t('collectors')}</dt>
        <dd>
          {collectors.length > 0
            ? t.list(collectors.map((collector) => collector.name))
            : t('collectorsNone')}
        </dd>
      </div>
    </dl>
  );
}
