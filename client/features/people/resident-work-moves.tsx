import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { ClipboardIcon, EditIcon, HouseIcon, LockIcon, NoteIcon, UserIcon } from '#client/ui/icons';
import { SendIcon, ShieldIcon } from '#client/ui/more-icons';
import { usePeopleMovesTexts } from './people-moves-texts';
import './register.css';
import { EndResidenceDialog } from './resident-end-dialog';
import { AmendResidentDialog, OpenLoginDialog } from './resident-dialogs';
import { MoveResidentDialog } from './resident-move-dialog';

const ResidentWorkMoves_resident = graphql(`
  fragment ResidentWorkMoves_resident on Resident {
    id
    state
    hasLogin
    ...ResidentDialogs_resident
    ...MoveResident_resident
    ...EndResidence_resident
  }
`);

type Props = {
  resident: FragmentType<typeof ResidentWorkMoves_resident>;
  villageId: string;
  mayManage: boolean;
  mayFile: boolean;
};

type Verb = 'amend' | 'move' | 'login' | 'death' | 'leaving';

/** What the clerk can do with a person; the server refuses what it may not. */
export function ResidentWorkMoves({ resident: masked, villageId, mayManage, mayFile }: Props) {
  const t = usePeopleMovesTexts();
  const resident = unmask(ResidentWorkMoves_resident, masked);
  const [verb, setVerb] = useState<Verb | null>(null);
  const onClose = () => setVerb(null);
  const shared = { resident, onClose };
  return (
    <div className="register-moves">
      <LinkButton to={`/work/records?resident=${resident.id}`} icon={ClipboardIcon} wide>
        {t('seeRecords')}
      </LinkButton>
      {mayFile && resident.state === 'ACTIVE' ? (
        <LinkButton to={`/work/file?resident=${resident.id}`} icon={EditIcon} wide>
          {t('fileFor')}
        </LinkButton>
      ) : null}
      {mayManage && resident.state === 'ACTIVE' ? (
        <>
          <Button icon={UserIcon} wide onClick={() => setVerb('amend')}>
            {t('amendResident')}
          </Button>
          <Button icon={LockIcon} wide onClick={() => setVerb('login')}>
            {t(resident.hasLogin ? 'resetLogin' : 'openLogin')}
          </Button>
          <Button icon={HouseIcon} wide onClick={() => setVerb('move')}>
            {t('move')}
          </Button>
          <Button icon={SendIcon} wide onClick={() => setVerb('leaving')}>
            {t('leaving')}
          </Button>
          <Button icon={NoteIcon} wide onClick={() => setVerb('death')}>
            {t('death')}
          </Button>
        </>
      ) : null}
      {mayManage ? (
        <LinkButton to={`/work/residents/${resident.id}/privacy`} icon={ShieldIcon} wide>
          {t('privacy')}
        </LinkButton>
      ) : null}
      {verb === 'amend' ? <AmendResidentDialog {...shared} /> : null}
      {verb === 'login' ? <OpenLoginDialog {...shared} /> : null}
      {verb === 'move' ? <MoveResidentDialog {...shared} villageId={villageId} /> : null}
      {verb === 'death' || verb === 'leaving' ? <EndResidenceDialog {...shared} kind={verb} /> : null}
    </div>
  );
}
