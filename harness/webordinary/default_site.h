// What a site holds whose world file does not say.
#pragma once

#include <map>
#include <string>

namespace harness {

// A small Astro site, path to contents, with `name` in its titles.
std::map<std::string, std::string> default_site(const std::string& name);

}  // namespace harness
