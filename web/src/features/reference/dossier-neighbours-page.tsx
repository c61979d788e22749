import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { DeskForm } from '../../ui/desk-form.js';
import { SelectField, TextField } from '../../ui/fields.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { SureButton } from '../../ui/sure-button.js';
import { TaskList } from '../../ui/task-list.js';

const NeighbouringDossiers = graphql(`
  query NeighbouringDossiers {
    dossiers {
      code
      name
    }
    dossierNeighbours {
      dossier {
        code
        name
      }
      neighbour {
        code
        name
      }
      reasonNl
      reasonEn
    }
  }
`);

const PutNeighbours = graphql(`
  mutation PutDossierNeighbours($input: DossierNeighboursInput!) {
    putDossierNeighbours(input: $input) {
      neighbours {
        reasonNl
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const RemoveNeighbours = graphql(`
  mutation RemoveDossierNeighbours($dossierCode: ID!, $neighbourCode: ID!) {
    removeDossierNeighbours(dossierCode: $dossierCode, neighbourCode: $neighbourCode) {
      problems {
        code
        message
      }
    }
  }
`);

type Data = ResultOf<typeof NeighbouringDossiers>;
type Pair = Data['dossierNeighbours'][number];

const keyOf = ({ dossier, neighbour }: Pair): string => `${dossier.code}-${neighbour.code}`;

/** A coordinator says which trades are like each other, and why: what a wider search looks at besides. */
export default function DossierNeighboursPage(): ReactNode {
  const { t } = useTranslation('qualifications');
  const [{ data, error }, again] = useQuery({ query: NeighbouringDossiers });
  const [typed, setTyped] = useState('');
  const [changing, change] = useState<Pair>();
  const renew = (): void => again({ requestPolicy: 'network-only' });
  const word = typed.trim().toLowerCase();
  const found = (data?.dossierNeighbours ?? []).filter(({ dossier, neighbour }) =>
    `${dossier.name} ${neighbour.name}`.toLowerCase().includes(word),
  );
  return (
    <Page
      title={t('near.title')}
      lead={t('near.lead')}
      back={{ to: '/kwalificaties', label: t('near.back') }}
      width="full"
    >
      <TextField
        id="zoek-paar"
        label={t('near.filter')}
        hint={t('near.filterHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div role="status">{data && <p className="rk-soft">{t('near.total', { total: found.length })}</p>}</div>
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={4} />}
      {data && found.length === 0 && (
        <EmptyState heading={t('near.none')}>
          <p>{t('near.noneText')}</p>
        </EmptyState>
      )}
      {found.length > 0 && (
        <TaskList
          tasks={found.map((pair) => ({
            id: keyOf(pair),
            title: t('near.pair', { one: pair.dossier.name, other: pair.neighbour.name }),
            hint: (
              <>
                <p>{pair.reasonNl}</p>
                <p lang="en">{pair.reasonEn}</p>
              </>
            ),
            tag: <Actions pair={pair} onChange={() => change(pair)} onRemoved={renew} />,
          }))}
        />
      )}
      {data && (
        <PutPair
          key={changing ? keyOf(changing) : 'new'}
          dossiers={data.dossiers}
          pair={changing}
          onPut={renew}
        />
      )}
    </Page>
  );
}

function Actions(props: { pair: Pair; onChange: () => void; onRemoved: () => void }): ReactNode {
  const { pair, onChange, onRemoved } = props;
  const { t } = useTranslation('qualifications');
  const [, remove] = useMutation(RemoveNeighbours);
  const name = t('near.pair', { one: pair.dossier.name, other: pair.neighbour.name });
  return (
    <div className="rk-row">
      <Button
        appearance="subtle-button"
        aria-label={t('near.changeOf', { pair: name })}
        onClick={() => {
          onChange();
          requestAnimationFrame(() => document.getElementById('paar')?.focus());
        }}
      >
        {t('near.change')}
      </Button>
      <SureButton
        label={t('near.remove')}
        spoken={t('near.removeOf', { pair: name })}
        sure={<p>{t('near.sure')}</p>}
        yes={t('near.yesRemove')}
        act={async () => {
          const answer = await remove({ dossierCode: pair.dossier.code, neighbourCode: pair.neighbour.code });
          const problems = answer.data?.removeDossierNeighbours.problems ?? [];
          if (answer.data && problems.length === 0) onRemoved();
          return { problems, error: answer.error };
        }}
      />
    </div>
  );
}

/** A new pair, or other reasons for one that is there. */
function PutPair(props: {
  dossiers: Data['dossiers'];
  pair: Pair | undefined;
  onPut: () => void;
}): ReactNode {
  const { dossiers, pair, onPut } = props;
  const { t } = useTranslation('qualifications');
  const [one, setOne] = useState(pair?.dossier.code ?? '');
  const [other, setOther] = useState(pair?.neighbour.code ?? '');
  const [{ error, fetching }, put] = useMutation(PutNeighbours);
  const choices = [
    { value: '', label: t('near.choose') },
    ...dossiers.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
  ];
  return (
    <section aria-labelledby="paar" className="rk-stack">
      <h2 id="paar" tabIndex={-1} className="utrecht-heading-2">
        {pair ? t('near.changing') : t('near.add')}
      </h2>
      {pair && <p>{t('near.pair', { one: pair.dossier.name, other: pair.neighbour.name })}</p>}
      <DeskForm
        id="reden"
        initial={{ reasonNl: pair?.reasonNl ?? '', reasonEn: pair?.reasonEn ?? '' }}
        lines={[
          {
            name: 'reasonNl',
            label: t('near.reasonNl'),
            hint: t('near.reasonNlHint'),
            missing: t('near.missing'),
          },
          { name: 'reasonEn', label: t('near.reasonEn'), missing: t('near.missing') },
        ]}
        go={t('near.go')}
        done={t('near.saved')}
        error={error}
        busy={fetching}
        otherFields={{ dossierCode: 'dossier', neighbourCode: 'buur' }}
        onSend={async (reasons) => {
          const answer = await put({ input: { dossierCode: one, neighbourCode: other, ...reasons } });
          if (answer.data?.putDossierNeighbours.neighbours) onPut();
          return answer.data?.putDossierNeighbours.problems;
        }}
      >
        {!pair && (
          <>
            <SelectField
              id="dossier"
              label={t('near.dossier')}
              value={one}
              onChange={(event) => setOne(event.target.value)}
              choices={choices}
            />
            <SelectField
              id="buur"
              label={t('near.neighbour')}
              value={other}
              onChange={(event) => setOther(event.target.value)}
              choices={choices}
            />
          </>
        )}
      </DeskForm>
    </section>
  );
}
