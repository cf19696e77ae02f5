import type { IPluginContext } from '@tarojs/service';

type MiniPlatform = {
  readonly template: {
    mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void;
  };
};

/**
 * Taro's mini-program templates leave `ariaRole` and `ariaLabel` out: a screen reader in WeChat would hear nothing of what
 * `Tap` says. This adds both to the template of `View`; `attributes` comes from aria-attributes.ts.
 */
export default (ctx: IPluginContext, attributes: Record<string, Record<string, string>>) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      platform.template.mergeComponents(ctx, attributes);
    },
  });
};
