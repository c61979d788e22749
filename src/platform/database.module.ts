import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import type { Config } from './config.js';
import { NamingStrategy } from './naming.strategy.js';

// A calendar date stays the text it is, a count is a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What a connection says when it begins, so that it is never anybody else: also not after RESET ROLE. */
export const asProduct = '-c role=routekaart_app';

/** The options of the owner's connections, which migrate. */
export function ownerOptions(url: string) {
  return {
    type: 'postgres' as const,
    url,
    namingStrategy: new NamingStrategy(),
    synchronize: false,
    extra: { max: 2 },
  };
}

/** The options of the product's connections, whoever logs in: they work as a role that owns nothing. */
export function databaseOptions(url: string, pool: number) {
  return { ...ownerOptions(url), extra: { max: pool, options: asProduct } };
}

@Module({})
export class DatabaseModule {
  static for(config: Config): DynamicModule {
    const options = {
      ...databaseOptions(config.databaseUrl, config.databasePool),
      autoLoadEntities: true,
      retryAttempts: 3,
    };
    return { module: DatabaseModule, imports: [TypeOrmModule.forRoot(options)] };
  }
}
