import type { IPluginContext } from '@tarojs/service';

type MiniPlatform = {
  readonly template: {
    mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void;
  };
};

/**
 * Taro's mini-program templates leave `ariaRole` and `ariaLabel` out: a screen reader in WeChat would hear nothing of what
 * `Tap` says. This adds both to the template of `View`.
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      platform.template.mergeComponents(ctx, {
        View: { 'aria-role': '', 'aria-label': '' },
      });
    },
  });
};
