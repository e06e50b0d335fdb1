[assembly: AssemblyFixture(typeof(ExamplesCopier.Postgres.PostgresServerLifetime))]
