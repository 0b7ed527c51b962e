import { type ReactNode, useId, useState } from 'react';
import type { ActivityWay } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Checkbox, SegmentedControl } from '#client/ui/choice';
import { DateField, SelectField } from '#client/ui/fields';
import { CloseIcon } from '#client/ui/icons';
import { FilterIcon } from '#client/ui/more-icons';
import { SearchField } from '#client/ui/search-field';
import { type RecordChoice, NO_CHOICE, countChoices } from './record-filter';
import './record-filters.css';
import { useRecordListTexts } from './record-list-texts';
import { STATES, WAYS, WAY_KEY, useRecordWords } from './record-words';

type Props = {
  choice: RecordChoice;
  onChange: (choice: RecordChoice) => void;
  /** The rule's own field; rules belong to another room. */
  ruleField: ReactNode;
  residentName?: string;
  householdNumber?: string;
};

/** Which records to see; every change goes straight into the address. */
export function RecordFilters({ choice, onChange, ruleField, residentName, householdNumber }: Props) {
  const t = useRecordListTexts();
  const words = useRecordWords();
  const panelId = useId();
  const count = countChoices(choice);
  const [open, setOpen] = useState(false);
  const change = (part: Partial<RecordChoice>) => onChange({ ...choice, ...part });
  return (
    <div className="record-filters no-print">
      <div className="record-filters-bar">
        <SegmentedControl
          label={t('show')}
          options={[
            { value: 'all', label: t('all') },
            { value: 'waiting', label: t('waiting') },
          ]}
          value={choice.waiting ? 'waiting' : 'all'}
          onChange={(value) => change({ waiting: value === 'waiting' })}
        />
        <div className="record-filters-search">
          <SearchField
            label={t('search')}
            placeholder={t('searchHint')}
            value={choice.search}
            onChange={(search) => change({ search })}
          />
        </div>
        <Button icon={FilterIcon} aria-expanded={open} aria-controls={panelId} onClick={() => setOpen(!open)}>
          {count > 0 ? t('filterCount', { count }) : t('filter')}
        </Button>
      </div>
      {choice.residentId || choice.householdId ? (
        <div className="record-filters-chips">
          {choice.residentId ? (
            <Button size="small" icon={CloseIcon} onClick={() => change({ residentId: '' })}>
              {t('onlyResident', { name: residentName ?? t('unknown') })}
            </Button>
          ) : null}
          {choice.householdId ? (
            <Button size="small" icon={CloseIcon} onClick={() => change({ householdId: '' })}>
              {t('onlyHousehold', { name: householdNumber ?? t('unknown') })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="record-filters-panel" id={panelId} hidden={!open}>
        <fieldset className="record-filters-states">
          <legend className="field-label">{t('states')}</legend>
          {STATES.map((state) => (
            <Checkbox
              key={state}
              label={words(state)}
              checked={choice.states.includes(state)}
              onChange={(on) =>
                change({
                  states: STATES.filter((each) => (each === state ? on : choice.states.includes(each))),
                })
              }
            />
          ))}
        </fieldset>
        <div className="record-filters-fields">
          {ruleField}
          <SelectField
            name="way"
            label={t('way')}
            placeholder={t('anyWay')}
            value={choice.way}
            options={WAYS.map((way) => ({ value: way, label: words(WAY_KEY[way]) }))}
            onChange={(value) => change({ way: value as ActivityWay | '' })}
          />
          <DateField
            name="from"
            label={t('from')}
            value={choice.from}
            max={choice.to || undefined}
            onChange={(from) => change({ from })}
          />
          <DateField
            name="to"
            label={t('to')}
            value={choice.to}
            min={choice.from || undefined}
            onChange={(to) => change({ to })}
          />
        </div>
        {count > 0 ? (
          <Button
            kind="quiet"
            icon={CloseIcon}
            onClick={() => onChange({ ...NO_CHOICE, search: choice.search, waiting: choice.waiting })}
          >
            {t('clear')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
