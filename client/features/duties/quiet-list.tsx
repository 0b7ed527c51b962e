import { type FragmentType, graphql, unmask } from '#client/gql';
import type { MemberSight } from '#client/gql/graphql';
import { LockIcon } from '#client/ui/icons';
import { Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './duties.css';
import { useDutyTexts } from './duty-texts';

const QuietList_quiet = graphql(`
  fragment QuietList_quiet on QuietMember {
    days
    lastOn
    seat {
      id
      resident {
        id
        name
      }
    }
  }
`);

type Props = { members: readonly FragmentType<typeof QuietList_quiet>[]; sight: MemberSight };

/** Members from whom nothing was heard: the chair's to know first. */
export function QuietList({ members: masked, sight }: Props) {
  const t = useDutyTexts();
  const f = useFormat();
  const members = unmask(QuietList_quiet, masked);
  return (
    <div className="no-print">
      <Section
        title={t('quiet')}
        lead={
          <span className="duty-private">
            <LockIcon size={1} />
            <span>{t(sight === 'CHAIR' ? 'quietChair' : 'quietOffice')}</span>
          </span>
        }
      >
        {members.length === 0 ? <p className="muted">{t('quietNone')}</p> : null}
        <ul role="list">
          {members.map(({ seat, days, lastOn }) => (
            <li key={seat.id} className="duty-line">
              <strong>{seat.resident.name}</strong>
              <span className="muted small">
                {t('quietSince', { days })}
                {lastOn ? ` · ${t('lastOn')} ${f.date(lastOn)}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
