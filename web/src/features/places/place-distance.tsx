import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextField } from '../../ui/fields.js';
import { ErrorState } from '../../ui/states.js';

const DistanceToPlace = graphql(`
  query DistanceToPlace($id: ID!, $from: String!) {
    place(id: $id) {
      id
      distanceKm(fromPostcode4: $from)
    }
  }
`);

/** How far the place is from a postcode; the postcode stays in the address, not on our side. */
export function PlaceDistance({ placeId, postcode }: { placeId: string; postcode: string }): ReactNode {
  const { t } = useTranslation('places');
  const [, setParams] = useSearchParams();
  const asked = postcode.trim();
  const valid = /^[1-9]\d{3}$/.test(asked);
  const [{ data, error }] = useQuery({
    query: DistanceToPlace,
    variables: { id: placeId, from: asked },
    pause: !valid,
  });
  const km = valid ? data?.place?.distanceKm : undefined;
  return (
    <section className="rk-stack">
      <h2 className="utrecht-heading-2">{t('place.distance')}</h2>
      <form
        className="rk-place__distance"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get('postcode');
          setParams({ postcode: String(typed).trim() }, { replace: true });
        }}
      >
        <TextField
          id="postcode"
          name="postcode"
          label={t('search.postcode')}
          hint={t('place.distanceHint')}
          error={asked && !valid ? t('search.postcodeInvalid') : undefined}
          defaultValue={asked}
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={4}
          short
        />
        <Button type="submit" appearance="secondary-action-button">
          {t('place.distanceGo')}
        </Button>
      </form>
      <div role="status">
        {typeof km === 'number' && <p>{t('place.distanceValue', { km, postcode: asked })}</p>}
        {km === null && !error && <p>{t('place.distanceUnknown', { postcode: asked })}</p>}
      </div>
      {error && <ErrorState error={error} />}
    </section>
  );
}
