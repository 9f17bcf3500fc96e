#include "harness/webordinary/default_site.h"

namespace harness {

std::map<std::string, std::string> default_site(const std::string& name) {
  return {
      {".gitignore", "node_modules/\ndist/\n"},
      {"README.md", "# " + name + "\n"},
      {"astro.config.mjs",
       "import { defineConfig } from 'astro/config';\n\nexport default defineConfig({});\n"},
      {"package.json", "{\n  \"name\": \"" + name +
                           "\",\n  \"private\": true,\n  \"scripts\": { \"dev\": \"astro dev\", "
                           "\"build\": \"astro build\" },\n  \"dependencies\": { \"astro\": "
                           "\"^4.0.0\" }\n}\n"},
      {"src/pages/index.astro", "<html lang=\"en\">\n  <head><title>" + name +
                                    "</title></head>\n  <body><h1>" + name +
                                    "</h1></body>\n</html>\n"},
  };
}

}  // namespace harness
