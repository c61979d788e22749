import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import type { Config } from './config.js';
import { NamingStrategy } from './naming.strategy.js';

// A calendar date stays the text it is, a count is a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The options every connection to the database shares. */
export function databaseOptions(url: string, pool: number) {
  return {
    type: 'postgres' as const,
    url,
    namingStrategy: new NamingStrategy(),
    synchronize: false,
    extra: { max: pool },
  };
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
