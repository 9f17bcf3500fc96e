#include "harness/webordinary/git_host.h"

#include <stdexcept>

namespace harness {

std::string GitHost::url(std::string_view client, std::string_view project) {
  return std::string(kBase).append(client).append("/").append(project).append(".git");
}

void GitHost::add(const SiteConfig& site) {
  const std::string address = url(site.client, site.project);
  if (sites_.contains(address)) return;
  const sim::git::Signature signature{"Backlot", "site@backlot.test", scheduler_.now()};
  if (folder_.empty()) {
    sites_.emplace(address, sim::git::Origin::in_memory(site.files, signature));
  } else {
    const std::filesystem::path place = folder_ / address.substr(kBase.size());
    sites_.emplace(address, sim::git::Origin::create(place, site.files, signature));
  }
}

sim::git::Origin* GitHost::find(std::string_view url) {
  const auto found = sites_.find(std::string(url));
  return found == sites_.end() ? nullptr : &found->second;
}

sim::git::Workspace& GitHost::workspace(const std::string& container_id, std::string_view url) {
  auto& workspace = workspaces_[container_id];
  if (workspace == nullptr) {
    const sim::git::Origin* origin = find(url);
    if (origin == nullptr) {
      throw std::invalid_argument("repository '" + std::string(url) + "' not found");
    }
    workspace = sim::git::Workspace::clone(*origin);
  }
  return *workspace;
}

std::shared_ptr<const sim::git::Repository> GitHost::find_workspace(
    const std::string& container_id) const {
  const auto found = workspaces_.find(container_id);
  if (found != workspaces_.end()) return {std::shared_ptr<void>{}, found->second.get()};
  const std::filesystem::path place = locate_ ? locate_(container_id) : std::filesystem::path{};
  if (place.empty() || !std::filesystem::exists(place / ".git")) return nullptr;
  return std::make_shared<sim::git::Repository>(sim::git::Repository::open(place));
}

}  // namespace harness
