type LayerRule = { nodes?: readonly unknown[]; replaceWith(nodes: unknown): unknown; remove(): unknown };

/**
 * Takes the rules out of their `@layer` (a PostCSS plugin). The sources name layers to say what may override what; a
 * browser of 2020 would drop everything inside one, and the order of layers would hang on which stylesheet happens to
 * arrive first. Nothing is lost: our element rules are weaker than our class rules with or without layers.
 */
export const flattenLayers = {
  postcssPlugin: 'flatten-layers',
  AtRule: {
    layer(rule: LayerRule) {
      if (rule.nodes) rule.replaceWith(rule.nodes);
      else rule.remove();
    },
  },
};
