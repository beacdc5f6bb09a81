import { serverWriter, wantedWriterStore, type Writers } from '../../analyses/writer-choice.ts';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';

const nobody = 'none';

/** Who writes: told before anything is made. Only a choice where there is one. */
export function WriterSelect({ writers }: { readonly writers: Writers }) {
  const t = useT();
  if (writers.models.length === 0 && !writers.hasServer) return null;
  return (
    <Select
      label={t('story.writer')}
      value={writers.chosen ?? nobody}
      options={[
        ...writers.models.map(({ id, name }) => ({ value: id, label: name })),
        ...(writers.hasServer ? [{ value: serverWriter, label: t('story.writer.server') }] : []),
        { value: nobody, label: t('story.writer.none') },
      ]}
      onChange={(writer) => wantedWriterStore.set(writer === nobody ? null : writer)}
    />
  );
}
