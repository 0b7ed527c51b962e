import { useState } from 'react';
import { Button, IconButton } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { FieldRow, NumberField, SelectField, TextArea, TextField } from '#client/ui/fields';
import { CloseIcon } from '#client/ui/icons';
import { PlusIcon } from '#client/ui/more-icons';
import { Stack } from '#client/ui/section';
import './task-form.css';
import { COURSES, KINDS, RISKS, SKILLS, useTaskTexts } from './task-texts';
import { useWorkTaskTexts } from './work-form-texts';
import type { WorkStart } from './work-values';

export type Option = { value: string; label: string };

type Props = {
  start: WorkStart;
  rows: readonly string[];
  onRows: (rows: string[]) => void;
  grids: readonly Option[];
  rules: readonly Option[];
};

const MOST_ROLES = 8;

/** The fields of what a task or a series asks. */
export function WorkFields({ start, rows, onRows, grids, rules }: Props) {
  const t = useWorkTaskTexts();
  const words = useTaskTexts();
  const [risk, setRisk] = useState<string>(start.risk);
  const trains = risk === 'TRAINED' || risk === 'BOTH';
  return (
    <Stack>
      <TextField
        name="work.title"
        label={t('title')}
        hint={t('titleHint')}
        defaultValue={start.title}
        maxLength={60}
        required
      />
      <FieldRow>
        <SelectField
          name="work.kind"
          label={t('kind')}
          defaultValue={start.kind}
          options={KINDS.map((kind) => ({ value: kind, label: words(kind) }))}
        />
        <SelectField
          name="work.ruleId"
          label={t('rule')}
          defaultValue={start.ruleId ?? ''}
          options={[{ value: '', label: t('noRule') }, ...rules]}
        />
      </FieldRow>
      <TextArea name="work.what" label={t('what')} defaultValue={start.what} maxLength={500} rows={3} />
      <FieldRow>
        <TextField name="work.place" label={t('place')} defaultValue={start.place} maxLength={80} required />
        <SelectField
          name="work.gridId"
          label={t('grid')}
          defaultValue={start.gridId ?? ''}
          options={[{ value: '', label: t('wholeVillage') }, ...grids]}
        />
      </FieldRow>
      <fieldset className="task-roles">
        <legend className="field-label">{t('roles')}</legend>
        {rows.map((row, nth) => {
          const known = start.places[Number(row.slice(4))];
          return (
            <div key={row} className="task-role">
              <TextField
                name={`work.places.${nth}.name`}
                label={t('role')}
                defaultValue={known?.name ?? ''}
                maxLength={20}
                required
              />
              <NumberField
                name={`work.places.${nth}.places`}
                label={t('count')}
                defaultValue={String(known?.places ?? 1)}
                min={1}
                max={200}
                required
              />
              <SelectField
                name={`work.places.${nth}.skill`}
                label={t('skill')}
                defaultValue={known?.skill ?? ''}
                options={[
                  { value: '', label: t('anySkill') },
                  ...SKILLS.map((skill) => ({ value: skill, label: words(`skill${skill}`) })),
                ]}
              />
              {rows.length > 1 && nth === rows.length - 1 ? (
                <IconButton
                  label={t('dropRole', { nth: nth + 1 })}
                  icon={CloseIcon}
                  onClick={() => onRows(rows.slice(0, -1))}
                />
              ) : null}
            </div>
          );
        })}
        {rows.length < MOST_ROLES ? (
          <Button size="small" icon={PlusIcon} onClick={() => onRows([...rows, `row-${rows.length}`])}>
            {t('addRole')}
          </Button>
        ) : null}
      </fieldset>
      <FieldRow>
        <NumberField
          name="work.minAge"
          label={t('minAge')}
          defaultValue={String(start.minAge)}
          min={6}
          max={80}
          required
        />
        <NumberField
          name="work.maxAge"
          label={t('maxAge')}
          hint={t('maxAgeHint')}
          defaultValue={start.maxAge === null ? '' : String(start.maxAge)}
          min={10}
          max={100}
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          name="work.risk"
          label={t('risk')}
          value={risk}
          onChange={setRisk}
          options={RISKS.map((each) => ({ value: each, label: words(`risk${each}`) }))}
        />
        {trains ? (
          <SelectField
            name="work.course"
            label={t('course')}
            defaultValue={start.course ?? ''}
            required
            options={[
              { value: '', label: t('noCourse') },
              ...COURSES.map((course) => ({ value: course, label: words(`course${course}`) })),
            ]}
          />
        ) : null}
      </FieldRow>
      <Checkbox name="work.heavy" label={t('heavy')} hint={t('heavyHint')} defaultChecked={start.heavy} />
      <Checkbox name="work.night" label={t('night')} hint={t('nightHint')} defaultChecked={start.night} />
    </Stack>
  );
}
