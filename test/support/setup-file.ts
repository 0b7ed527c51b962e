// Entities and resolvers need it before their first decorator runs.
import 'reflect-metadata';
