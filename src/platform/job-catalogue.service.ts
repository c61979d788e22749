import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  HandlesEvent,
  LagsOf,
  SweepsEvery,
  type EventHandler,
  type Lag,
  type Sweep,
} from './handles.decorator.js';

/** The injection token of the names of the events that must be handled. */
export const EVENTS = Symbol('events');

/** The closed list of jobs. Starting fails on an event nobody handles and on a name that is taken twice. */
@Injectable()
export class JobCatalogue implements OnModuleInit {
  private readonly handlers = new Map<string, { event: string; job: EventHandler<unknown> }>();
  readonly sweeps = new Map<string, { seconds: number; job: Sweep }>();
  readonly lags = new Map<string, Lag>();

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(EVENTS) private readonly events: readonly string[],
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const handled = wrapper.metatype
        ? this.discovery.getMetadataByDecorator(HandlesEvent, wrapper)
        : undefined;
      if (handled) {
        if (this.handlers.has(handled.handler)) throw new Error(`Two handlers are called ${handled.handler}`);
        this.handlers.set(handled.handler, {
          event: handled.event.name,
          job: wrapper.instance as EventHandler<unknown>,
        });
      }
      const swept = wrapper.metatype
        ? this.discovery.getMetadataByDecorator(SweepsEvery, wrapper)
        : undefined;
      if (swept) {
        if (this.sweeps.has(swept.name)) throw new Error(`Two sweeps are called ${swept.name}`);
        this.sweeps.set(swept.name, { seconds: swept.seconds, job: wrapper.instance as Sweep });
      }
      const lag = wrapper.metatype ? this.discovery.getMetadataByDecorator(LagsOf, wrapper) : undefined;
      if (lag) {
        if (this.lags.has(lag.name)) throw new Error(`Two lags are called ${lag.name}`);
        this.lags.set(lag.name, wrapper.instance as Lag);
      }
    }
    const handledEvents = new Set([...this.handlers.values()].map(({ event }) => event));
    const unheard = this.events.filter((event) => !handledEvents.has(event));
    if (unheard.length > 0) throw new Error(`Nobody handles these events: ${unheard.join(', ')}`);
  }

  handler(name: string): EventHandler<unknown> | undefined {
    return this.handlers.get(name)?.job;
  }

  /** Pairs of event and handler: what a new event is delivered to. */
  subscriptions(): { event: string; handler: string }[] {
    return [...this.handlers].map(([handler, { event }]) => ({ event, handler }));
  }
}
