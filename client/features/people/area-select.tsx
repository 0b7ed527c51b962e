import { type FragmentType, graphql, unmask } from '#client/gql';
import { SelectField } from '#client/ui/fields';
import { useLanguage } from '#client/ui/i18n';

export const AreaSelect_area = graphql(`
  fragment AreaSelect_area on Area {
    id
    nameZh
    nameEn
    children {
      id
      nameZh
      nameEn
      children {
        id
        nameZh
        nameEn
      }
    }
  }
`);

type Props = {
  village: FragmentType<typeof AreaSelect_area>;
  name: string;
  label: string;
  placeholder?: string;
  required?: boolean;
  hideLabel?: boolean;
  defaultValue?: string;
  value?: string;
  onChange?: (areaId: string) => void;
  /** Whether the village itself can be chosen. */
  whole?: boolean;
};

/** A grid or building of the village. */
export function AreaSelect({ village: masked, whole, ...field }: Props) {
  const { lang } = useLanguage();
  const village = unmask(AreaSelect_area, masked);
  const pick = (area: { nameZh: string; nameEn: string }) =>
    lang === 'en' && area.nameEn ? area.nameEn : area.nameZh;
  const below = village.children.flatMap((area) => [
    { value: area.id, label: pick(area) },
    ...area.children.map((part) => ({ value: part.id, label: `${pick(area)} · ${pick(part)}` })),
  ]);
  const options =
    whole || below.length === 0 ? [{ value: village.id, label: pick(village) }, ...below] : below;
  return <SelectField {...field} options={options} />;
}
