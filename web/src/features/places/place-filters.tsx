import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { SelectField, TextField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { emptySearch, orders, paramsOf, tidySearch, type PlaceSearch } from './place-filter.js';

const FilterChoices = graphql(`
  query FilterChoices {
    sectors {
      code
      name
    }
    regions {
      code
      name
    }
  }
`);

const distances = [5, 10, 15, 25, 40];
const isWide = (): boolean => window.matchMedia('(min-width: 60rem)').matches;

/** The filters of the search page. They apply together, by the button: nothing moves under somebody's hands. */
export function PlaceFilters(props: {
  search: PlaceSearch;
  onApply: (search: PlaceSearch) => void;
}): ReactNode {
  const { t } = useTranslation('places');
  const [{ data }] = useQuery({ query: FilterChoices });
  const [open, setOpen] = useState(isWide);
  const { register, handleSubmit, setError, formState } = useForm<PlaceSearch>({ values: props.search });
  const any = { value: '', label: t('search.any') };
  const asChoice = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
  const chosen = paramsOf({ ...props.search, volgorde: '' }).size;

  const apply = handleSubmit((typed) => {
    const { search, wrong } = tidySearch(typed);
    if (!wrong) {
      props.onApply(search);
      // On a narrow screen the filters stand before the results and would hide what was found.
      if (!isWide()) {
        setOpen(false);
        document.getElementById('results')?.focus();
      }
      return;
    }
    setError(
      'postcode',
      { message: t(wrong === 'postcode' ? 'search.postcodeInvalid' : 'search.withinNeedsPostcode') },
      { shouldFocus: true },
    );
  });

  return (
    <details className="rk-filters" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('search.filters')}
        {chosen > 0 && <span className="rk-soft"> {t('search.chosen', { chosen })}</span>}
      </summary>
      <form role="search" noValidate onSubmit={(event) => void apply(event)}>
        <TextField id="zoek" label={t('search.text')} hint={t('search.textHint')} {...register('zoek')} />
        <SelectField
          id="niveau"
          label={t('search.level')}
          {...register('niveau')}
          choices={[
            any,
            ...([1, 2, 3, 4] as const).map((level) => ({
              value: `${level}`,
              label: t(`levelName.${level}`),
            })),
          ]}
        />
        <SelectField
          key={data ? 'sectors' : 'none'}
          id="sector"
          label={t('search.sector')}
          {...register('sector')}
          choices={[any, ...(data?.sectors ?? []).map(asChoice)]}
        />
        <SelectField
          key={data ? 'regions' : 'no-regions'}
          id="regio"
          label={t('search.region')}
          {...register('regio')}
          choices={[{ value: '', label: t('search.anyRegion') }, ...(data?.regions ?? []).map(asChoice)]}
        />
        <TextField
          id="postcode"
          label={t('search.postcode')}
          hint={t('search.postcodeHint')}
          error={formState.errors.postcode?.message}
          inputMode="numeric"
          autoComplete="postal-code"
          short
          {...register('postcode')}
        />
        <SelectField
          id="km"
          label={t('search.within')}
          {...register('km')}
          choices={[any, ...distances.map((km) => ({ value: `${km}`, label: t('search.withinKm', { km }) }))]}
        />
        <SelectField
          id="volgorde"
          label={t('search.order')}
          {...register('volgorde')}
          choices={Object.entries(orders).map(([word, order]) => ({
            value: word === 'vervalt' ? '' : word,
            label: t(`search.orders.${order}`),
          }))}
        />
        <Button type="submit" appearance="primary-action-button">
          {t('search.show')}
        </Button>
        {chosen > 0 && (
          <AppLink to={{ search: paramsOf(emptySearch).toString() }}>{t('search.clear')}</AppLink>
        )}
      </form>
    </details>
  );
}
