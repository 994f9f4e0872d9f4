# SPDX-License-Identifier: Apache-2.0
# The pages inside the program: the web app as its bundler built it (web/dist), or else the plain pages of
# server/app; with both, the style of the reference (/docs).
set(app_folder ${PROJECT_SOURCE_DIR}/web/dist)
if(NOT EXISTS ${app_folder}/index.html)
  set(app_folder ${CMAKE_CURRENT_SOURCE_DIR}/server/app)
endif()
file(GLOB_RECURSE app_files CONFIGURE_DEPENDS ${app_folder}/*)
list(APPEND app_files ${CMAKE_CURRENT_SOURCE_DIR}/server/app/docs.css)
list(REMOVE_DUPLICATES app_files)
set(app_archive ${CMAKE_CURRENT_BINARY_DIR}/app.zst)
add_custom_command(OUTPUT ${app_archive}
  COMMAND corridor_pack ${app_archive} --below ${app_folder} ${app_files}
  DEPENDS corridor_pack ${app_files}
  COMMENT "Packing the pages of the server" VERBATIM)
set(app_source ${CMAKE_CURRENT_SOURCE_DIR}/server/app.S)
set_property(SOURCE ${app_source} APPEND PROPERTY OBJECT_DEPENDS ${app_archive})
set_property(SOURCE ${app_source} APPEND PROPERTY COMPILE_DEFINITIONS "CORRIDOR_APP=\"${app_archive}\"")
add_library(corridor_app OBJECT ${app_source})
target_sources(corridor_server PRIVATE $<TARGET_OBJECTS:corridor_app>)
