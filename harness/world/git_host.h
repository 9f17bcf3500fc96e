// The world's git host and the containers' persistent workspaces.
//
// `git://host/{client}/{project}.git` is what REPO_URL says; it is a bare repository in a folder
// of the world, and command-line git can read it there.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace harness {

class GitHost {
 public:
  // `folder` must exist; it belongs to the caller.
  explicit GitHost(std::string folder) : folder_(std::move(folder)) {}

  // The URL that programs are given for a site.
  static std::string url(std::string_view client, std::string_view project);
  // The folder of the bare repository behind such a URL; std::invalid_argument if it is not one.
  std::string path_of(std::string_view url) const;
  std::string site_path(std::string_view client, std::string_view project) const;
  // The folder of a container's workspace, which outlives its tasks as EFS does.
  std::string workspace_path(std::string_view container_id) const;

 private:
  std::string folder_;
};

}  // namespace harness
