import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';

import { Card, CardList } from '../../ui/card-list.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { ApplyForAccreditation } from './apply-for-accreditation.js';
import { ChangeCompany } from './change-company.js';
import { EstablishmentForm } from './establishment-form.js';
import { MyCompany, type Company } from './my-company.js';

/** An employer's own details, establishments with who guides there, and accreditations. */
export default function MyCompanyPage(): ReactNode {
  const { t } = useTranslation('my-company');
  const [{ data, error }, again] = useQuery({ query: MyCompany });
  const companies = data?.viewer?.employers ?? [];
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState />}
      {data && companies.length === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {companies.map((company) => (
        <CompanyInFull key={company.id} company={company} />
      ))}
    </Page>
  );
}

function CompanyInFull({ company }: { company: Company }): ReactNode {
  const { t, i18n } = useTranslation('my-company');
  const { id, name, status, establishments, accreditations } = company;
  const words = (date: string): string => dateInWords(date, i18n.language);
  return (
    <>
      <section aria-labelledby={`bedrijf-${id}`} className="rk-stack">
        <h2 id={`bedrijf-${id}`} className="utrecht-heading-2">
          {name}
        </h2>
        {status === 'TO_BE_CONFIRMED' && (
          <Notice tone="info">
            <p>{t('toBeConfirmed')}</p>
          </Notice>
        )}
        <ChangeCompany company={company} />
      </section>
      <section aria-labelledby={`erkenningen-${id}`} className="rk-stack">
        <h2 id={`erkenningen-${id}`} className="utrecht-heading-2">
          {t('accreditations')}
        </h2>
        <p>{t('accreditationsText')}</p>
        {accreditations.length > 0 && (
          <CardList label={t('accreditations')}>
            {accreditations.map((accreditation) => (
              <Card
                key={accreditation.id}
                level={3}
                heading={accreditation.qualification.name}
                under={t('qualification', {
                  level: accreditation.qualification.mboLevel,
                  crebo: accreditation.qualification.creboCode,
                })}
                tag={
                  <StatusTag
                    tone={
                      accreditation.status === 'ACTIVE' || accreditation.status === 'STATED_BY_DESK'
                        ? 'positive'
                        : 'neutral'
                    }
                  >
                    {t(`status.${accreditation.status}`)}
                  </StatusTag>
                }
              >
                {accreditation.status === 'APPLIED' && (
                  <p>{accreditation.vouchedAt ? t('vouched') : t('notVouched')}</p>
                )}
                {accreditation.reviewDueOn && (
                  <p className="rk-soft">{t('review', { date: words(accreditation.reviewDueOn) })}</p>
                )}
              </Card>
            ))}
          </CardList>
        )}
        <ApplyForAccreditation employerId={id} />
      </section>
      <section aria-labelledby={`vestigingen-${id}`} className="rk-stack">
        <h2 id={`vestigingen-${id}`} className="utrecht-heading-2">
          {t('establishments')}
        </h2>
        {establishments.length > 0 && (
          <CardList label={t('establishments')}>
            {establishments.map((establishment) => (
              <Card
                key={establishment.id}
                level={3}
                heading={establishment.name}
                under={t('postcodeIs', { postcode: establishment.postcode4 })}
              >
                <p>
                  {establishment.workplaceTrainer
                    ? t('trainerIs', { trainer: establishment.workplaceTrainer })
                    : t('noTrainer')}
                </p>
                {establishment.phone && <p>{t('phoneIs', { phone: establishment.phone })}</p>}
                <EstablishmentForm employerId={id} establishment={establishment} />
              </Card>
            ))}
          </CardList>
        )}
        <EstablishmentForm employerId={id} establishment={null} />
      </section>
    </>
  );
}
