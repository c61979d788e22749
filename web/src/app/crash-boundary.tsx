import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page.js';

/** Keeps a broken screen from taking the whole page along. Give it the address as `key`: another screen starts anew. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}
