import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MaterialForm, StockForm } from '#client/features/prevention/material-forms';
import { usePreventionTexts } from '#client/features/prevention/prevention-texts';
import { graphql } from '#client/gql';
import type { WorkMaterialsPageQuery } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { Row, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { BookIcon } from '#client/ui/icons';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { QueryState } from './query-state';
import { VillagePage } from './village-page';

const WorkMaterialsPageDocument = graphql(`
  query WorkMaterialsPage($villageId: ID!) {
    preventionBoard(villageId: $villageId) {
      villageId
      mayServe
      settings {
        id
        lowStock
      }
    }
    preventionMaterials(villageId: $villageId, all: true) {
      id
      kind
      topic
      name
      stock
      state
      mayKeep
      latest {
        id
        version
        titleZh
        titleEn
        bodyZh
        bodyEn
      }
      stockMoves {
        id
        kind
        quantity
        version
        onDay
        activity
      }
    }
  }
`);

const SettleMaterialDocument = graphql(`
  mutation SettleMaterial($input: SettleMaterialInput!) {
    settleMaterial(input: $input) {
      id
      state
    }
  }
`);

const useWorkMaterialsTexts = defineTexts('work-materials-page', {
  zh: {
    title: '宣传材料',
    back: '禁毒禁赌',
    lead: '传单、求助电话卡、承诺书：每一版都留着，印了多少、发了多少，数得清。',
  },
  en: {
    title: 'Materials',
    back: 'Prevention',
    lead: 'Leaflets, helpline cards, pledges: every wording is kept, every piece counted.',
  },
});

type Material = WorkMaterialsPageQuery['preventionMaterials'][number];

/** `/work/prevention/materials`: what is printed and handed out, in its versions, with what lies ready. */
export function WorkMaterialsPage() {
  const t = useWorkMaterialsTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')} back={{ to: '/work/prevention', label: t('back') }}>
      {({ id }) => <Materials villageId={id} />}
    </VillagePage>
  );
}

function Materials({ villageId }: { villageId: string }) {
  const words = usePreventionTexts();
  const f = useFormat();
  const intent = useIntent();
  const [open, setOpen] = useState<{ what: 'add' | 'revise' | 'stock'; material?: Material } | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkMaterialsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const [settling, setSettling] = useState<Material | null>(null);
  const [settle] = useMutation(SettleMaterialDocument);
  const named = (word: string, { name }: Material): string => `${word}${words.pick('：', ': ')}${name}`;
  const settleWord = ({ state }: Material): string => words(state === 'ACTIVE' ? 'retire' : 'resume');
  const low = data?.preventionBoard.settings.lowStock ?? 0;
  const done = (): void => {
    setOpen(null);
    void refetch();
  };
  return (
    <Stack gap="large">
      {data?.preventionBoard.mayServe ? (
        <div>
          <Button kind="primary" icon={PlusIcon} onClick={() => setOpen({ what: 'add' })}>
            {words('add')}
          </Button>
        </div>
      ) : null}
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data && data.preventionMaterials.length === 0 ? (
        <EmptyState icon={BookIcon} title={words('materialsNone')} />
      ) : null}
      {data ? (
        <Stack>
          {data.preventionMaterials.map((material) => {
            const { id, kind, topic, name, stock, state, mayKeep, latest, stockMoves } = material;
            const isPrinted = kind !== 'PLEDGE' && kind !== 'TALK_NOTES';
            return (
              <Card key={id} title={name}>
                <Stack gap="small">
                  <p>
                    {words(kind)} · {words(topic)} · {words('version', { version: latest.version })}
                    {state === 'RETIRED' ? ` · ${words('retire')}` : null}
                  </p>
                  <p>
                    <b>{words('ready', { count: stock })}</b>{' '}
                    {isPrinted && state === 'ACTIVE' && stock < low ? (
                      <StatusTag tone="warn">{words('low')}</StatusTag>
                    ) : null}
                  </p>
                  {stockMoves.length > 0 ? (
                    <ul className="small muted">
                      {stockMoves.slice(0, 4).map((move) => (
                        <li key={move.id}>
                          {f.date(move.onDay)} {words(move.kind)}{' '}
                          {move.activity
                            ? words.aside(f.number(Math.abs(move.quantity)), move.activity)
                            : f.number(Math.abs(move.quantity))}
                        </li>
                      ))}
                    </ul>
                  ) : null}
                  <Row wrap>
                    <LinkButton
                      size="small"
                      to={`/board/${villageId}/materials/${id}`}
                      aria-label={named(words('open'), material)}
                    >
                      {words('open')}
                    </LinkButton>
                    {mayKeep ? (
                      <>
                        <Button
                          size="small"
                          aria-label={named(words('stockMove'), material)}
                          onClick={() => setOpen({ what: 'stock', material })}
                        >
                          {words('stockMove')}
                        </Button>
                        <Button
                          size="small"
                          aria-label={named(words('revise'), material)}
                          onClick={() => setOpen({ what: 'revise', material })}
                        >
                          {words('revise')}
                        </Button>
                        <Button
                          size="small"
                          kind="quiet"
                          aria-label={named(settleWord(material), material)}
                          onClick={() => setSettling(material)}
                        >
                          {settleWord(material)}
                        </Button>
                      </>
                    ) : null}
                  </Row>
                </Stack>
              </Card>
            );
          })}
        </Stack>
      ) : null}
      <ConfirmDialog
        open={settling !== null}
        onCancel={() => setSettling(null)}
        title={settling ? named(settleWord(settling), settling) : ''}
        confirm={settling ? settleWord(settling) : ''}
        onConfirm={async () => {
          if (!settling) return;
          const state = settling.state === 'ACTIVE' ? ('RETIRED' as const) : ('ACTIVE' as const);
          await settle({ variables: { input: intent.sign({ materialId: settling.id, state }) } });
          intent.done();
          setSettling(null);
          toast.good(words('settled'));
        }}
      />
      {open?.what === 'stock' && open.material ? (
        <Dialog open onClose={() => setOpen(null)} title={open.material.name} width="narrow">
          <StockForm materialId={open.material.id} onDone={done} />
        </Dialog>
      ) : null}
      {open && open.what !== 'stock' ? (
        <Dialog open onClose={() => setOpen(null)} title={words(open.what)}>
          <MaterialForm villageId={villageId} material={open.material} onDone={done} />
        </Dialog>
      ) : null}
    </Stack>
  );
}
