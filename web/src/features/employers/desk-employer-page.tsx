import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';
import { DeskForm } from '../../ui/desk-form.js';
import { RecordAccreditation } from './record-accreditation.js';

const DeskEmployer = graphql(`
  query DeskEmployer($id: ID!) {
    employer(id: $id) {
      id
      version
      name
      kvkNumber
      leerbedrijfId
      status
      accreditations {
        id
        status
        vouchedAt
        qualification {
          creboCode
          name
          mboLevel
        }
      }
      establishments {
        id
        name
        postcode4
        workplaceTrainer
        phone
      }
      places(first: 50) {
        totalCount
        nodes {
          id
          title
          town
          status
        }
      }
    }
  }
`);

const ConfirmEmployer = graphql(`
  mutation ConfirmEmployer($id: ID!, $version: Int!, $input: EmployerChangeInput!) {
    changeEmployer(id: $id, version: $version, input: $input) {
      employer {
        id
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const RecordEstablishment = graphql(`
  mutation RecordEstablishmentAtDesk($employerId: ID!, $input: EstablishmentInput!) {
    recordEstablishment(employerId: $employerId, input: $input) {
      employer {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

type Employer = NonNullable<ResultOf<typeof DeskEmployer>['employer']>;

/** An employer for its desk: who it is, what it is accredited for, where people work, and its places. */
export default function DeskEmployerPage(): ReactNode {
  const { t } = useTranslation('desk-employers');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: DeskEmployer, variables: { id } });
  if (data?.employer) return <EmployerInFull key={data.employer.version} employer={data.employer} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('title')} back={{ to: '/leerbedrijven', label: t('back') }} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function EmployerInFull({ employer }: { employer: Employer }): ReactNode {
  const { t } = useTranslation('desk-employers');
  const isToBeConfirmed = employer.status === 'TO_BE_CONFIRMED';
  return (
    <Page
      title={employer.name}
      lead={t('kvkOf', { number: employer.kvkNumber })}
      back={{ to: '/leerbedrijven', label: t('back') }}
      step={employer.id}
    >
      <p>
        <ButtonLink to={`/leerbanen/nieuw?werkgever=${employer.id}`}>{t('addPlace')}</ButtonLink>
      </p>
      {isToBeConfirmed && (
        <Notice tone="warning">
          <p>{t('toBeConfirmed')}</p>
        </Notice>
      )}
      {isToBeConfirmed ? (
        <Details employer={employer} />
      ) : (
        <Disclosure summary={t('details')}>
          <Details employer={employer} />
        </Disclosure>
      )}
      <section className="rk-stack" aria-labelledby="erkenningen">
        <h2 id="erkenningen" className="utrecht-heading-2">
          {t('accreditations')}
        </h2>
        {employer.accreditations.length === 0 && <p>{t('noAccreditations')}</p>}
        <TaskList
          tasks={employer.accreditations.map(({ id, qualification, status, vouchedAt }) => ({
            id,
            title: t('qualification', { name: qualification.name, level: qualification.mboLevel }),
            hint: vouchedAt && status === 'APPLIED' ? t('vouched') : undefined,
            tag: (
              <StatusTag tone={status === 'ACTIVE' || status === 'STATED_BY_DESK' ? 'positive' : 'neutral'}>
                {t(`accreditation.${status}`)}
              </StatusTag>
            ),
          }))}
        />
        <Disclosure summary={t('record')}>
          <RecordAccreditation employerId={employer.id} />
        </Disclosure>
      </section>
      <section className="rk-stack" aria-labelledby="vestigingen">
        <h2 id="vestigingen" className="utrecht-heading-2">
          {t('establishments')}
        </h2>
        <TaskList
          tasks={employer.establishments.map(({ id, name, postcode4, workplaceTrainer, phone }) => ({
            id,
            title: name,
            hint: [
              workplaceTrainer
                ? t('establishment', { postcode: postcode4, trainer: workplaceTrainer })
                : t('establishmentAlone', { postcode: postcode4 }),
              phone ? t('phoneIs', { phone }) : t('noPhone'),
            ].join('. '),
          }))}
        />
        <Disclosure summary={t('addEstablishment')}>
          <AddEstablishment employerId={employer.id} />
        </Disclosure>
      </section>
      <section className="rk-stack" aria-labelledby="leerbanen">
        <h2 id="leerbanen" className="utrecht-heading-2">
          {t('places')}
        </h2>
        {employer.places.totalCount === 0 ? (
          <p>{t('noPlaces')}</p>
        ) : (
          <TaskList
            tasks={employer.places.nodes.map(({ id, title, town, status }) => ({
              id,
              title,
              to: `/leerbanen-beheren/${id}`,
              hint: town,
              tag: <StatusTag>{t(`place.${status}`)}</StatusTag>,
            }))}
          />
        )}
        <p>
          <AppLink to="/leerbanen-beheren">{t('allPlaces')}</AppLink>
        </p>
      </section>
    </Page>
  );
}

function Details({ employer }: { employer: Employer }): ReactNode {
  const { t } = useTranslation('desk-employers');
  const [{ error, fetching }, change] = useMutation(ConfirmEmployer);
  return (
    <DeskForm
      id="gegevens"
      initial={{
        name: employer.name,
        kvkNumber: employer.kvkNumber,
        leerbedrijfId: employer.leerbedrijfId ?? '',
      }}
      lines={[
        { name: 'name', label: t('form.name'), missing: t('form.nameMissing') },
        {
          name: 'kvkNumber',
          label: t('form.kvk'),
          hint: t('form.kvkHint'),
          missing: t('form.kvkMissing'),
          short: true,
        },
        { name: 'leerbedrijfId', label: t('form.id'), hint: t('form.idHint'), short: true },
      ]}
      go={t(employer.status === 'TO_BE_CONFIRMED' ? 'confirm' : 'save')}
      done={t('saved')}
      error={error}
      busy={fetching}
      onSend={async ({ name, kvkNumber, leerbedrijfId }) => {
        const { data } = await change({
          id: employer.id,
          version: employer.version,
          input: {
            name: name.trim(),
            kvkNumber: kvkNumber.trim(),
            leerbedrijfId: leerbedrijfId.trim() || null,
          },
        });
        return data?.changeEmployer.problems;
      }}
    />
  );
}

function AddEstablishment({ employerId }: { employerId: string }): ReactNode {
  const { t } = useTranslation('desk-employers');
  const [{ error, fetching }, record] = useMutation(RecordEstablishment);
  return (
    <DeskForm
      id="vestiging"
      initial={{ name: '', postcode4: '', establishmentNumber: '', workplaceTrainer: '', phone: '' }}
      lines={[
        { name: 'name', label: t('form.establishment'), missing: t('form.nameMissing') },
        {
          name: 'postcode4',
          label: t('form.postcode'),
          hint: t('form.postcodeHint'),
          missing: t('form.postcodeMissing'),
          short: true,
        },
        { name: 'establishmentNumber', label: t('form.number'), hint: t('form.numberHint'), short: true },
        { name: 'workplaceTrainer', label: t('form.trainer') },
        { name: 'phone', label: t('form.phone'), hint: t('form.phoneHint'), short: true },
      ]}
      go={t('addEstablishment')}
      done={t('saved')}
      error={error}
      busy={fetching}
      onSend={async (typed) => {
        const { data } = await record({
          employerId,
          input: {
            name: typed.name.trim(),
            postcode4: typed.postcode4.trim().slice(0, 4),
            establishmentNumber: typed.establishmentNumber.trim() || null,
            workplaceTrainer: typed.workplaceTrainer.trim() || null,
            phone: typed.phone.trim() || null,
          },
        });
        return data?.recordEstablishment.problems;
      }}
    />
  );
}
