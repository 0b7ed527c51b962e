import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { BookSlotDialog, HoldCallDialog, OfferSlotsDialog } from '#client/features/elders/slot-dialogs';
import { SlotList, type SlotRow } from '#client/features/elders/slot-list';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkElderVideoPageDocument = graphql(`
  query WorkElderVideoPage($villageId: ID!) {
    eldersDesk(villageId: $villageId) {
      villageId
      mayRun
    }
    videoSlots(villageId: $villageId, daysBack: 7, days: 45) {
      id
      ...SlotList_slot
    }
  }
`);

const useVideoTexts = defineTexts('work-elder-video-page', {
  zh: {
    title: '亲情视频',
    lead: '放出时段，家里人在手机上约，打电话来的替他约。一个时段只给一家。',
    offer: '放出视频时段',
    who: '给哪位老人约',
    helper: '谁帮的忙（没有就空着）',
  },
  en: {
    title: 'Video calls',
    lead: 'Offer slots; families book on the phone, or you book for who calls. One slot, one family.',
    offer: 'Offer slots',
    who: 'For which elder',
    helper: 'Who helped (empty: nobody)',
  },
});

/** `/work/elders/video`: slots with their bookings, to be offered, booked for who calls, and closed. */
export function WorkElderVideoPage() {
  const t = useVideoTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')} print={<PrintButton />}>
      {(villageId) => <Slots villageId={villageId} />}
    </ElderOffice>
  );
}

function Slots({ villageId }: { villageId: string }) {
  const t = useVideoTexts();
  const f = useFormat();
  const now = useServerNow();
  const [offering, setOffering] = useState(false);
  const [booking, setBooking] = useState<SlotRow | null>(null);
  const [holding, setHolding] = useState<SlotRow | null>(null);
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkElderVideoPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const again = (): void => void refetch();
  const mayRun = data?.eldersDesk.mayRun ?? false;
  const titleOf = (slot: SlotRow): string => `${f.dateTime(slot.startsAt)} · ${slot.place}`;
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={again} />
      {mayRun ? (
        <div className="no-print">
          <Button kind="primary" icon={PlusIcon} onClick={() => setOffering(true)}>
            {t('offer')}
          </Button>
        </div>
      ) : null}
      {data ? (
        <SlotList
          slots={data.videoSlots}
          now={now()}
          mayRun={mayRun}
          onBook={(slot) => {
            setPerson(null);
            setBooking(slot);
          }}
          onHeld={(slot) => {
            setPerson(null);
            setHolding(slot);
          }}
          onChanged={again}
        />
      ) : null}
      {offering ? (
        <OfferSlotsDialog
          villageId={villageId}
          now={now()}
          onClose={() => setOffering(false)}
          onDone={() => {
            setOffering(false);
            again();
          }}
        />
      ) : null}
      {booking ? (
        <BookSlotDialog
          slotId={booking.id}
          title={titleOf(booking)}
          elderId={person?.id ?? null}
          elder={
            <PersonCombobox
              villageId={villageId}
              name="elderId"
              label={t('who')}
              required
              chosen={person}
              onChoose={setPerson}
            />
          }
          onClose={() => setBooking(null)}
          onDone={() => {
            setBooking(null);
            again();
          }}
        />
      ) : null}
      {holding?.booking ? (
        <HoldCallDialog
          bookingId={holding.booking.id}
          title={`${titleOf(holding)} · ${holding.booking.elderName}`}
          assistantId={person?.id ?? null}
          assistant={
            <PersonCombobox
              villageId={villageId}
              name="assistantId"
              label={t('helper')}
              chosen={person}
              onChoose={setPerson}
            />
          }
          onClose={() => setHolding(null)}
          onDone={() => {
            setHolding(null);
            again();
          }}
        />
      ) : null}
    </Stack>
  );
}
