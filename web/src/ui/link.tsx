import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

/** A link to another screen, in the look of the component library. */
export function AppLink({ className, ...rest }: LinkProps): ReactNode {
  return <Link className={clsx('utrecht-link utrecht-link--html-a', className)} {...rest} />;
}

/** A link that looks like a button: for the one next step of a screen. */
export function ButtonLink({
  appearance = 'primary',
  className,
  ...rest
}: LinkProps & { appearance?: 'primary' | 'secondary' }): ReactNode {
  return (
    <Link
      className={clsx(
        'utrecht-button-link utrecht-button-link--html-a',
        `utrecht-button-link--${appearance}-action`,
        className,
      )}
      {...rest}
    />
  );
}
